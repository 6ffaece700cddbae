// Written by `npm run openapi` from openapi/openapi.json.
/** Where each operation lives. */
export const operations = {
  signUp: { method: "post", path: "/auth/signup" },
  logIn: { method: "post", path: "/auth/login" },
  refreshSession: { method: "post", path: "/auth/refresh" },
  logOut: { method: "post", path: "/auth/logout" },
  verifyToken: { method: "get", path: "/auth/verify" },
  getMe: { method: "get", path: "/me" },
  listUsers: { method: "get", path: "/users" },
  getUser: { method: "get", path: "/users/{userId}" },
  changeUserRole: { method: "put", path: "/users/{userId}/role" },
  getHealth: { method: "get", path: "/health" },
  getReadiness: { method: "get", path: "/health/ready" },
  getJwks: { method: "get", path: "/.well-known/jwks.json" },
  getOpenIdConfiguration: { method: "get", path: "/.well-known/openid-configuration" },
  getOpenApi: { method: "get", path: "/openapi.json" },
} as const;
