import { anySession } from "../roles.ts";
import { defineRoutes, jsonResponse } from "../route.ts";
import { AuthenticatorList } from "./schemas.ts";

export const authenticatorRoutes = defineRoutes("authenticators", {
  listMyAuthenticators: {
    method: "get",
    path: "/me/authenticators",
    summary: "List the authenticators of the user",
    description:
      "Returns the passkeys, the TOTP authenticator and the recovery codes of the signed-in user, the oldest first, without their secrets.",
    security: anySession,
    responses: { 200: jsonResponse("The authenticators.", AuthenticatorList) },
  },
});
