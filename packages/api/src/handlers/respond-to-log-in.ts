import type { LogInResult } from "@latch/core";
import type { Context } from "hono";
import type { SessionCookie } from "../session-cookie.ts";

type Mode = "body" | "cookie" | undefined;

/** Responds with the tokens of a new session, or with a challenge. */
export const respondToLogIn = <Status extends 200 | 201>(
  c: Context,
  cookie: SessionCookie,
  { result, mode, status }: { result: LogInResult; mode: Mode; status: Status },
) =>
  result.status === "pending"
    ? c.json(cookie.challenge.deliver(c, result), 202)
    : c.json(cookie.deliver(c, result, mode), status);

/** Responds to a request with the challenge of a login. If it is bound to a browser, so is the session. */
export function respondToChallenge(
  c: Context,
  cookie: SessionCookie,
  { result, isBound, mode }: { result: LogInResult; isBound: boolean; mode: Mode },
) {
  if (isBound && result.status === "signed_in") cookie.challenge.clear(c);
  return respondToLogIn(c, cookie, { result, mode: isBound ? "cookie" : mode, status: 200 });
}
