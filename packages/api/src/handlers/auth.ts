import type { Routes } from "@latch/contract";
import type { Accounts, LogInWithPassword, Recovery, Sessions } from "@latch/core";
import type { Handlers } from "../implement.ts";
import { preferredLocale } from "../preferred-locale.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { modeOf } from "../session-mode.ts";

export const authHandlers = ({
  accounts,
  logIn,
  sessions,
  recovery,
  cookie,
}: {
  accounts: Accounts;
  logIn: LogInWithPassword;
  sessions: Sessions;
  recovery: Recovery;
  cookie: SessionCookie;
}): Handlers<Routes["auth"]> => ({
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

  async logIn(c) {
    const mode = modeOf(c.req.valid("query"), c.req.valid("header"));
    const signedIn = await logIn(c.req.valid("json"), c.var.caller, c.var.rateLimitCheck);
    return c.json(cookie.deliver(c, signedIn, mode), 200);
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
