import type { PendingLogIn } from "@latch/contract";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import type { StoredUser } from "../users/user.ts";
import { type Challenge, type ChallengeTokens, challengeMs } from "./challenge.ts";
import type { Admission } from "./decide-admission.ts";

/** The browser of a request in cookie mode. */
export type Browser = {
  /**
   * The bindings in its challenge cookie. They prove that it began a login. A new login never adopts one, because
   * the value may have been planted (OWASP ASVS 5.0, 7.2.4).
   */
  bindings?: string[];
};

/** A login that requires another proof. The API sends `binding` as a cookie. */
export type IssuedChallenge = PendingLogIn & { binding?: string };

/** Sends the mail for a challenge that requires a proof of the mailbox. */
export type MailChallenge = (
  ctx: OpenContext,
  user: StoredUser,
  challenge: Challenge,
) => Promise<void>;

type Deps = {
  challengeTokens: ChallengeTokens;
  mailChallenge: MailChallenge;
  newId: NewId;
  clock: Clock;
  log: Log;
};

type Pending = Extract<Admission, { outcome: "pending" }>;

type Options = Pick<Challenge, "proofs" | "deviceId" | "sessionId"> & {
  /** The browser, in cookie mode. */
  browser?: Browser;
  /** The challenge that the new one continues. It keeps its expiry, device, session and browser. */
  previous?: Challenge;
};

/** Creates the function that issues the challenge of a login, and sends the mail that it requires. */
export const createIssueChallenge =
  ({ challengeTokens, mailChallenge, newId, clock, log }: Deps) =>
  async (
    ctx: OpenContext,
    user: StoredUser,
    { reason, methods, availableAt }: Pending,
    { proofs, browser, previous, deviceId, sessionId }: Options,
  ): Promise<IssuedChallenge> => {
    const { userId, credentialEpoch = 0, sessionEpoch } = user;
    // The mail for this reason was sent with the previous challenge.
    const isMailed = methods.includes("email_code") && previous?.reason !== reason;
    const begun = previous ?? {
      expiresAtMs: clock() + challengeMs,
      deviceId,
      sessionId,
      binding: browser && newId("bnd"),
      codeId: undefined,
    };
    const challenge: Challenge = {
      challengeId: newId("chl"),
      userId,
      proofs,
      credentialEpoch,
      sessionEpoch,
      expiresAtMs: begun.expiresAtMs,
      reason,
      deviceId: begun.deviceId,
      sessionId: begun.sessionId,
      binding: begun.binding,
      // Each mail has a code of its own: its tries are counted once.
      codeId: isMailed ? newId("ott") : begun.codeId,
    };
    const [text] = await Promise.all([
      challengeTokens.seal(challenge),
      isMailed && mailChallenge(ctx, user, challenge),
    ]);
    log.info(
      { event: "login.pending", userId, reason, ...logContext(ctx.caller) },
      "login pending",
    );
    return {
      status: "pending",
      challenge: text,
      expiresAt: new Date(challenge.expiresAtMs).toISOString(),
      reason,
      methods,
      ...(availableAt && { availableAt }),
      ...(challenge.binding !== undefined && { binding: challenge.binding }),
    };
  };
export type IssueChallenge = ReturnType<typeof createIssueChallenge>;
