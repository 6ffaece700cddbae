import type { JsonWebKeySet, Routes } from "@latch/contract";
import { ProblemError, type Sessions } from "@latch/core";
import { requestContext } from "../context.ts";
import { readPrecondition } from "../etag.ts";
import type { Handlers } from "../implement.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { readSessionMode } from "../session-mode.ts";
import { toVerifiedToken } from "../verified-token.ts";

/** Keys change rarely, and the next key is published long before it signs. */
const cacheable = { "cache-control": "public, max-age=300" };

export const sessionHandlers = ({
  sessions,
  issuer,
  jwks,
  cookie,
}: {
  sessions: Sessions;
  issuer: string;
  jwks: JsonWebKeySet;
  cookie: SessionCookie;
}): Handlers<Routes["sessions"]> => ({
  async refreshSession(c) {
    const requestedMode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
    const { tokens, mode = requestedMode } = cookie.read(c, c.req.valid("json").refreshToken);
    // Browsers write each 401 to the console, also that of a page that asks whether there is a session.
    if (tokens.length === 0 && requestedMode === "cookie") return c.body(null, 204);
    const browser = cookie.challenge.begin(c, mode);
    const { result } = await sessions.useFirstValid(tokens, (refreshToken) =>
      sessions.refresh(requestContext(c), { refreshToken, browser }),
    );
    if (result.status === "pending") {
      const pending = cookie.challenge.deliver(c, result);
      throw new ProblemError("authentication_incomplete", { pending });
    }
    return c.json(cookie.deliver(c, result, mode), 200);
  },

  async logOut(c) {
    const { tokens, mode } = cookie.read(c, c.req.valid("json").refreshToken);
    for (const refreshToken of tokens) await sessions.logOut(requestContext(c), { refreshToken });
    if (mode === "cookie") cookie.clear(c);
    return c.body(null, 204);
  },

  verifyToken: (c) => c.json(toVerifiedToken(c.get("principal")), 200),

  async verifySession(c) {
    const { tokens, mode } = cookie.read(c, c.req.valid("json").session);
    const { token, result: verified } = await sessions.useFirstValid(tokens, (sessionToken) =>
      sessions.verify(requestContext(c), { sessionToken }),
    );
    if (mode === "cookie") cookie.set(c, token, verified.expiresAt);
    return c.json(verified, 200);
  },

  async listMySessions(c) {
    return c.json({ items: await sessions.list(requestContext(c)) }, 200);
  },

  async endMyOtherSessions(c) {
    await sessions.endOthers(requestContext(c), {
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 204);
  },

  async endMySession(c) {
    await sessions.end(requestContext(c), c.req.valid("param"));
    return c.body(null, 204);
  },

  getJwks: (c) => c.json(jwks, 200, cacheable),

  getOpenIdConfiguration: (c) =>
    c.json(
      {
        issuer,
        jwks_uri: new URL("/.well-known/jwks.json", issuer).href,
        response_types_supported: ["none"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["ES256"],
        token_endpoint_auth_methods_supported: ["none"],
        claims_supported: [
          ...["iss", "aud", "sub", "iat", "exp", "jti", "sid", "role", "scope"],
          ...["auth_time", "amr", "acr"],
        ],
        acr_values_supported: ["aal1", "aal2"],
      },
      200,
      cacheable,
    ),
});
