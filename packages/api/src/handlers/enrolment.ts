import type { Routes } from "@latch/contract";
import type { Auth } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { readSessionMode } from "../session-mode.ts";
import { respondToChallenge } from "./respond-to-log-in.ts";

type EnrolmentRoutes = Pick<
  Routes["auth"],
  "enrolTotp" | "confirmEnrolledTotp" | "startPasskeyEnrolment" | "enrolPasskey"
>;

/** Returns the handlers of the operations that add the first second factor during a login. */
export const enrolmentHandlers = ({
  auth: { enrolment },
  cookie,
}: {
  auth: Pick<Auth, "enrolment">;
  cookie: SessionCookie;
}): Handlers<EnrolmentRoutes> => ({
  async enrolTotp(c) {
    const input = { ...c.req.valid("json"), browser: cookie.challenge.read(c) };
    return c.json(await enrolment.startTotp(requestContext(c), input), 201);
  },

  async confirmEnrolledTotp(c) {
    const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
    const input = { ...c.req.valid("json"), browser: cookie.challenge.read(c) };
    const { result, isBound } = await enrolment.confirmTotp(requestContext(c), input);
    return respondToChallenge(c, cookie, { result, isBound, mode });
  },

  async startPasskeyEnrolment(c) {
    const input = { ...c.req.valid("json"), browser: cookie.challenge.read(c) };
    return c.json(await enrolment.startPasskey(requestContext(c), input), 200);
  },

  async enrolPasskey(c) {
    const mode = readSessionMode(c.req.valid("query"), c.req.valid("header"));
    const input = { ...c.req.valid("json"), browser: cookie.challenge.read(c) };
    const { result, isBound } = await enrolment.addPasskey(requestContext(c), input);
    return respondToChallenge(c, cookie, { result, isBound, mode });
  },
});
