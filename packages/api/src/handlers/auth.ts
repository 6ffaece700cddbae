import type { authRoutes } from "@latch/contract";
import { ProblemError } from "@latch/core";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../implement.ts";

export const authHandlers = ({
  accounts,
  sessions,
  cookie,
}: Deps): Handlers<typeof authRoutes> => ({
  async signUp(c) {
    const { caller } = c.var;
    const mode = modeOf(c.req.valid("query"), c.req.valid("header"));
    const user = await accounts.open(c.req.valid("json"), caller);
    return c.json(cookie.deliver(c, await sessions.start(user, caller), mode), 201);
  },

  async logIn(c) {
    const mode = modeOf(c.req.valid("query"), c.req.valid("header"));
    const signedIn = await sessions.logIn(c.req.valid("json"), c.var.caller);
    return c.json(cookie.deliver(c, signedIn, mode), 200);
  },

  async refreshSession(c) {
    const asked = modeOf(c.req.valid("query"), c.req.valid("header"));
    const { token, mode = asked } = cookie.receive(c, c.req.valid("json").refreshToken);
    if (token === undefined) throw new ProblemError("invalid_session");
    return c.json(cookie.deliver(c, await sessions.refresh(token, c.var.caller), mode), 200);
  },

  async logOut(c) {
    const { token, mode } = cookie.receive(c, c.req.valid("json").refreshToken);
    if (token !== undefined) await sessions.logOut(token);
    if (mode === "cookie") cookie.clear(c);
    return c.body(null, 204);
  },

  verifyToken(c) {
    const { userId, role, scope, sessionId, expiresAt } = c.var.principal;
    return c.json(
      {
        userId,
        role,
        scope,
        sessionId,
        expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt * 1000).toISOString(),
      },
      200,
    );
  },
});

type Mode = "body" | "cookie" | undefined;

/** How the caller wants the refresh token: by query or by header. */
const modeOf = ({ mode }: { mode?: Mode }, headers: { "x-session-mode"?: Mode }): Mode =>
  mode ?? headers["x-session-mode"];
