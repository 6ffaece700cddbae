import type { authRoutes, VerifiedToken } from "@latch/contract";
import { type Principal, ProblemError } from "@latch/core";
import type { Deps } from "../deps.ts";
import { admitsItself, type Handlers } from "../implement.ts";
import { preferredLocale } from "../preferred-locale.ts";
import type { SessionCookie } from "../session-cookie.ts";

export const authHandlers = ({
  accounts,
  logIn,
  sessions,
  recovery,
  cookie,
}: Deps & { cookie: SessionCookie }): Handlers<typeof authRoutes> => ({
  async signUp(c) {
    const { caller } = c.var;
    const mode = modeOf(c.req.valid("query"), c.req.valid("header"));
    const locale = preferredLocale(c.req.header("accept-language"));
    const user = await accounts.open({ ...(locale && { locale }), ...c.req.valid("json") }, caller);
    const [signedIn] = await Promise.all([
      sessions.start(user, caller),
      recovery.sendVerification(user, caller),
    ]);
    return c.json(cookie.deliver(c, signedIn, mode), 201);
  },

  logIn: admitsItself(async (c) => {
    const mode = modeOf(c.req.valid("query"), c.req.valid("header"));
    const signedIn = await logIn(c.req.valid("json"), c.var.caller, c.var.admission);
    return c.json(cookie.deliver(c, signedIn, mode), 200);
  }),

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

  verifyToken: (c) => c.json(verifiedTokenOf(c.get("principal")), 200),

  async verifySession(c) {
    const { token, mode } = cookie.receive(c, c.req.valid("json").session);
    if (token === undefined) throw new ProblemError("invalid_session");
    const verified = await sessions.verify(token, c.var.caller);
    if (mode === "cookie") cookie.keep(c, token, verified.expiresAt);
    return c.json(verified, 200);
  },

  async verifyEmail(c) {
    await recovery.verifyEmail(c.req.valid("json").token, c.var.caller);
    return c.body(null, 204);
  },

  async resendVerification(c) {
    await recovery.resendVerification(c.var.principal, c.var.caller);
    return c.body(null, 202);
  },

  async forgotPassword(c) {
    await recovery.forgotPassword(c.req.valid("json").email, c.var.caller);
    return c.body(null, 202);
  },

  async resetPassword(c) {
    await recovery.resetPassword(c.req.valid("json"), c.var.caller);
    return c.body(null, 204);
  },
});

type Mode = "body" | "cookie" | undefined;

/** How the caller wants the refresh token: by query or by header. */
const modeOf = ({ mode }: { mode?: Mode }, headers: { "x-session-mode"?: Mode }): Mode =>
  mode ?? headers["x-session-mode"];

/** Kept as long as the principal is: writing a time as text costs more than knowing a token again. */
const verifiedTokens = new WeakMap<Principal, VerifiedToken>();

function verifiedTokenOf(principal: Principal): VerifiedToken {
  const known = verifiedTokens.get(principal);
  if (known) return known;
  const { userId, role, scope, sessionId, expiresAt } = principal;
  const until = expiresAt === undefined ? undefined : new Date(expiresAt * 1000).toISOString();
  const verified = { userId, role, scope, sessionId, expiresAt: until };
  verifiedTokens.set(principal, verified);
  return verified;
}
