import { type Challenge, type ChallengeTokens, challengeMs } from "../admission/challenge.ts";
import type { Browser, IssuedChallenge } from "../admission/issue-challenge.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import type { CodeId } from "./mailed-codes.ts";

type Deps = { challengeTokens: ChallengeTokens; newId: NewId; clock: Clock };

/** A challenge of a login that began with an address: the account is read after the proof of it. */
export type MailedChallenge = Challenge & { codeId: CodeId; email: string };

/** Returns whether a challenge began with an address and not with an account. */
export const isMailedChallenge = (challenge: Challenge): challenge is MailedChallenge =>
  challenge.email !== undefined && challenge.codeId !== undefined;

/**
 * Creates the function that issues the challenge of a login by a mailed code. The challenge is the same
 * whether an account with the address exists.
 */
export const createIssueMailedChallenge =
  ({ challengeTokens, newId, clock }: Deps) =>
  async (
    begun: Pick<MailedChallenge, "codeId" | "email" | "userId" | "proofs" | "deviceId">,
    browser: Browser | undefined,
  ): Promise<IssuedChallenge> => {
    const binding = browser && newId("bnd");
    const expiresAtMs = clock() + challengeMs;
    const challenge: MailedChallenge = {
      ...begun,
      challengeId: newId("chl"),
      credentialEpoch: 0,
      sessionEpoch: 0,
      expiresAtMs,
      reason: "verify_email",
      binding,
    };
    return {
      status: "pending",
      challenge: await challengeTokens.seal(challenge),
      expiresAt: new Date(expiresAtMs).toISOString(),
      reason: "verify_email",
      methods: ["email_code"],
      ...(binding !== undefined && { binding }),
    };
  };
export type IssueMailedChallenge = ReturnType<typeof createIssueMailedChallenge>;
