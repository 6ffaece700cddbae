// Written by `npm run openapi` from openapi/openapi.json.
/** Where each operation lives, and whether it takes an access token. */
export const operations = {
  signUp: { method: "post", path: "/auth/signup", bearer: false },
  logIn: { method: "post", path: "/auth/login", bearer: false },
  refreshSession: { method: "post", path: "/auth/refresh", bearer: false },
  logOut: { method: "post", path: "/auth/logout", bearer: false },
  verifyToken: { method: "get", path: "/auth/verify", bearer: true },
  getMe: { method: "get", path: "/me", bearer: true },
  listUsers: { method: "get", path: "/users", bearer: true },
  getUser: { method: "get", path: "/users/{userId}", bearer: true },
  changeUserRole: { method: "put", path: "/users/{userId}/role", bearer: true },
  getHealth: { method: "get", path: "/health", bearer: false },
  getReadiness: { method: "get", path: "/health/ready", bearer: false },
  getJwks: { method: "get", path: "/.well-known/jwks.json", bearer: false },
  getOpenIdConfiguration: { method: "get", path: "/.well-known/openid-configuration", bearer: false },
  getOpenApi: { method: "get", path: "/openapi.json", bearer: false },
} as const;
