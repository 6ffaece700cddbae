import type { Routes } from "@latch/contract";
import { type Auth, ProblemError } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";
import { preferredLocale } from "../preferred-locale.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { readSessionMode } from "../session-mode.ts";

export const authHandlers = ({
  auth,
  cookie,
}: {
  auth: Auth;
  cookie: SessionCookie;
}): Handlers<Routes["auth"]> => ({
  async signUp(c) {
    const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
    const locale = preferredLocale(c.req.header("accept-language"));
    const input = { ...(locale && { locale }), ...c.req.valid("json") };
    const signedIn = await auth.signUp(requestContext(c), input);
    return c.json(cookie.deliver(c, signedIn, mode), 201);
  },

  async logIn(c) {
    const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
    const input = cookie.withDevice(c, c.req.valid("json"));
    const signedIn = await auth.logIn(requestContext(c), input, c.var.rateLimitCheck);
    return c.json(cookie.deliver(c, signedIn, mode), 200);
  },

  async reauthenticate(c) {
    const requestedMode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
    const { refreshToken, ...input } = c.req.valid("json");
    const { token, mode = requestedMode } = cookie.read(c, refreshToken);
    if (token === undefined) throw new ProblemError("invalid_session");
    const issued = await auth.reauthenticate(requestContext(c), { ...input, refreshToken: token });
    return c.json(cookie.deliver(c, issued, mode), 200);
  },

  async verifyEmail(c) {
    await auth.verifyEmail(requestContext(c), cookie.withDevice(c, c.req.valid("json")));
    return c.body(null, 204);
  },

  async resendVerification(c) {
    await auth.resendVerification(requestContext(c));
    return c.body(null, 202);
  },

  async forgotPassword(c) {
    await auth.forgotPassword(requestContext(c), cookie.withDevice(c, c.req.valid("json")));
    return c.body(null, 202);
  },

  async resetPassword(c) {
    await auth.resetPassword(requestContext(c), c.req.valid("json"));
    return c.body(null, 204);
  },
});
