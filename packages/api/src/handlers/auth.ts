import type { Routes } from "@latch/contract";
import type { Auth, LogInResult, Sessions } from "@latch/core";
import type { Context } from "hono";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";
import { preferredLocale } from "../preferred-locale.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { readSessionMode } from "../session-mode.ts";
import { enrolmentHandlers } from "./enrolment.ts";
import { respondToChallenge, respondToLogIn } from "./respond-to-log-in.ts";

export const authHandlers = ({
  auth,
  sessions,
  cookie,
}: {
  auth: Auth;
  sessions: Pick<Sessions, "useFirstValid">;
  cookie: SessionCookie;
}): Handlers<Routes["auth"]> => {
  const respond = <Status extends 200 | 201>(
    c: Context,
    result: LogInResult,
    mode: "body" | "cookie" | undefined,
    status: Status,
  ) => respondToLogIn(c, cookie, { result, mode, status });

  return {
    ...enrolmentHandlers({ auth, cookie }),

    async signUp(c) {
      const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
      const locale = preferredLocale(c.req.header("accept-language"));
      const browser = cookie.challenge.begin(c, mode);
      const input = { ...(locale && { locale }), ...c.req.valid("json"), browser };
      return respond(c, await auth.signUp(requestContext(c), input), mode, 201);
    },

    async logIn(c) {
      const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
      const browser = cookie.challenge.begin(c, mode);
      const input = { ...cookie.withDevice(c, c.req.valid("json")), browser };
      const result = await auth.logIn(requestContext(c), input, c.var.rateLimitCheck);
      return respond(c, result, mode, 200);
    },

    async reportLostFactor(c) {
      const input = { ...c.req.valid("json"), browser: cookie.challenge.read(c) };
      const { result } = await auth.reportLostFactor(requestContext(c), input);
      return c.json(cookie.challenge.deliver(c, result), 200);
    },

    async requestPasskey(c) {
      const { refreshToken, ...input } = c.req.valid("json");
      const request = (token?: string) =>
        auth.requestPasskey(requestContext(c), { ...input, refreshToken: token });
      if (input.purpose !== "reauthenticate") return c.json(await request(), 200);
      const { tokens } = cookie.read(c, refreshToken);
      return c.json((await sessions.useFirstValid(tokens, request)).result, 200);
    },

    async logInWithPasskey(c) {
      const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
      const browser = cookie.challenge.begin(c, mode);
      const input = { ...cookie.withDevice(c, c.req.valid("json")), browser };
      const { rateLimitCheck } = c.var;
      const result = await auth.logInWithPasskey(requestContext(c), input, rateLimitCheck);
      return respond(c, result, mode, 200);
    },

    async answerChallenge(c) {
      const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
      const input = { ...c.req.valid("json"), browser: cookie.challenge.read(c) };
      const { result, isBound } = await auth.answerChallenge(requestContext(c), input);
      return respondToChallenge(c, cookie, { result, isBound, mode });
    },

    async requestEmailCode(c) {
      const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
      const browser = cookie.challenge.begin(c, mode);
      const locale = preferredLocale(c.req.header("accept-language"));
      const input = { ...cookie.withDevice(c, c.req.valid("json")), browser, locale };
      const pending = await auth.requestEmailCode(requestContext(c), input);
      return c.json(cookie.challenge.deliver(c, pending), 202);
    },

    async reauthenticate(c) {
      const requestedMode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
      const { refreshToken, ...input } = c.req.valid("json");
      const { tokens, mode = requestedMode } = cookie.read(c, refreshToken);
      const browser = input.challenge === undefined ? undefined : cookie.challenge.read(c);
      const { result: issued } = await sessions.useFirstValid(tokens, (token) =>
        auth.reauthenticate(
          requestContext(c),
          { ...input, browser, refreshToken: token },
          c.var.rateLimitCheck,
        ),
      );
      return c.json(cookie.deliver(c, issued, mode), 200);
    },

    async verifyEmail(c) {
      const given = cookie.withDevice(c, c.req.valid("json"));
      const browser = given.challenge === undefined ? undefined : cookie.challenge.read(c);
      await auth.verifyEmail(requestContext(c), { ...given, browser });
      return c.body(null, 204);
    },

    async resendVerification(c) {
      const input = cookie.withDevice(c, c.req.valid("json"));
      await auth.resendVerification(requestContext(c), input);
      return c.body(null, 202);
    },

    async forgotPassword(c) {
      await auth.forgotPassword(requestContext(c), cookie.withDevice(c, c.req.valid("json")));
      return c.body(null, 202);
    },

    async resetPassword(c) {
      const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
      const browser = cookie.challenge.read(c) ?? cookie.challenge.begin(c, mode);
      const pending = await auth.resetPassword(requestContext(c), {
        ...c.req.valid("json"),
        browser,
      });
      return pending ? c.json(cookie.challenge.deliver(c, pending), 202) : c.body(null, 204);
    },

    async secureAccount(c) {
      return c.json(await auth.secureAccount(requestContext(c), c.req.valid("json")), 200);
    },

    async undoEmailChange(c) {
      return c.json(await auth.undoEmailChange(requestContext(c), c.req.valid("json")), 200);
    },
  };
};
