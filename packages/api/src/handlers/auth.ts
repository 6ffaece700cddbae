import type { authRoutes, VerifiedToken } from "@latch/contract";
import { type Principal, ProblemError } from "@latch/core";
import { contextOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import { admitsItself, type Handlers } from "../implement.ts";
import { preferredLocale } from "../preferred-locale.ts";
import type { SessionCookie } from "../session-cookie.ts";

export const authHandlers = ({
  auth,
  sessions,
  cookie,
}: Deps & { cookie: SessionCookie }): Handlers<typeof authRoutes> => ({
  async signUp(c) {
    const mode = modeOf(c.req.valid("query"), c.req.valid("header"));
    const locale = preferredLocale(c.req.header("accept-language"));
    const input = { ...(locale && { locale }), ...c.req.valid("json") };
    const signedIn = await auth.signUp(contextOf(c), input);
    return c.json(cookie.deliver(c, signedIn, mode), 201);
  },

  logIn: admitsItself(async (c) => {
    const mode = modeOf(c.req.valid("query"), c.req.valid("header"));
    const signedIn = await auth.logIn(contextOf(c), c.req.valid("json"), c.var.admission);
    return c.json(cookie.deliver(c, signedIn, mode), 200);
  }),

  async refreshSession(c) {
    const asked = modeOf(c.req.valid("query"), c.req.valid("header"));
    const { token, mode = asked } = cookie.receive(c, c.req.valid("json").refreshToken);
    if (token === undefined) throw new ProblemError("invalid_session");
    const signedIn = await sessions.refresh(contextOf(c), { refreshToken: token });
    return c.json(cookie.deliver(c, signedIn, mode), 200);
  },

  async logOut(c) {
    const { token, mode } = cookie.receive(c, c.req.valid("json").refreshToken);
    if (token !== undefined) await sessions.logOut(contextOf(c), { refreshToken: token });
    if (mode === "cookie") cookie.clear(c);
    return c.body(null, 204);
  },

  verifyToken: (c) => c.json(verifiedTokenOf(c.get("principal")), 200),

  async verifySession(c) {
    const { token, mode } = cookie.receive(c, c.req.valid("json").session);
    if (token === undefined) throw new ProblemError("invalid_session");
    const verified = await sessions.verify(contextOf(c), { sessionToken: token });
    if (mode === "cookie") cookie.keep(c, token, verified.expiresAt);
    return c.json(verified, 200);
  },

  async verifyEmail(c) {
    await auth.verifyEmail(contextOf(c), c.req.valid("json"));
    return c.body(null, 204);
  },

  async resendVerification(c) {
    await auth.resendVerification(contextOf(c));
    return c.body(null, 202);
  },

  async forgotPassword(c) {
    await auth.forgotPassword(contextOf(c), c.req.valid("json"));
    return c.body(null, 202);
  },

  async resetPassword(c) {
    await auth.resetPassword(contextOf(c), c.req.valid("json"));
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
  const { userId, role, scope, expiresAt } = principal;
  const sessionId = principal.kind === "session" ? principal.sessionId : undefined;
  const until = expiresAt === undefined ? undefined : new Date(expiresAt * 1000).toISOString();
  const verified = { userId, role, scope, sessionId, expiresAt: until };
  verifiedTokens.set(principal, verified);
  return verified;
}
