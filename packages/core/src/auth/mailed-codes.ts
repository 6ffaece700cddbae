import type { Locale, TypeId, UserId } from "@latch/contract";
import { type Caller, logContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { timingSafeEqual } from "../shared/timing-safe-equal.ts";
import { lifetimeSeconds, type StoredOneTimeToken } from "../users/one-time-token.ts";
import { decoyToken, type OneTimeTokenSecrets, type OneTimeTokenStore } from "./one-time-tokens.ts";

/** How many codes of one mail are judged. */
const maxTries = 5;

/** The id of a code: that of the one-time token in the same mail. */
export type CodeId = TypeId<"ott">;

/** A code or the token of the link in the same mail. */
export type CodeInput = { code?: string; token?: string };

/** A sign-up that is not complete: the account begins with the proof of its address. */
type PendingAccount = { passwordHash?: string; username?: string; name?: string };

/** A mail with a code to issue. */
export type NewCode = PendingAccount & {
  codeId: CodeId;
  purpose: "email_code" | "sign_up" | "address_taken";
  /** The account, or the id that the account gets. */
  userId: UserId;
  email: string;
  locale?: Locale;
  credentialEpoch?: number;
  linkEpoch?: number;
};

type Deps = {
  oneTimeTokens: OneTimeTokenStore;
  secrets: OneTimeTokenSecrets;
  clock: Clock;
  log: Log;
};

/**
 * Creates the service of codes in mails (NIST SP 800-63B-4, 3.1.3.2; OWASP ASVS 5.0, 6.5 and 6.6). A code
 * is derived from its id, so that no table contains it. A client that enters one holds the challenge with
 * the id, so a code works only in the browser that has asked for it.
 */
export function createMailedCodes({ oneTimeTokens, secrets, clock, log }: Deps) {
  /** Stores a code. The change stream leads to the mail. */
  async function issue({ codeId, ...code }: NewCode, caller: Caller): Promise<void> {
    const { hash } = await secrets.derive(codeId);
    const expiresAt = Math.floor(clock() / 1000) + lifetimeSeconds[code.purpose];
    const { userAgent, address } = caller;
    const stored = { credentialEpoch: 0, linkEpoch: 0, ...code, userAgent, address };
    await oneTimeTokens.create({ ...stored, tokenHash: hash, tokenId: codeId, expiresAt }, caller);
  }

  /** Does the same work as `issue` and leads to no mail. Codes are counted and are all wrong. */
  async function issueDecoy(codeId: CodeId, caller: Caller): Promise<void> {
    const { hash } = await secrets.derive(codeId);
    const expiresAt = Math.floor(clock() / 1000) + lifetimeSeconds.email_code;
    await oneTimeTokens.create(decoyToken(codeId, hash, expiresAt), caller);
  }

  /**
   * Judges a code, or the token of a link. It is counted first, so that concurrent requests cannot judge more.
   * @param attemptId the id by which `giveBack` can remove the count
   * @returns the stored token; the caller uses it up
   * @throws `invalid_credentials` for a wrong code; `invalid_challenge` after five codes, or if there is none
   */
  async function verify(
    codeId: CodeId,
    input: CodeInput,
    { caller, attemptId }: { caller: Caller; attemptId: string },
  ): Promise<StoredOneTimeToken> {
    for (const candidate of await secrets.candidates(codeId)) {
      const counted = await oneTimeTokens.countTry(candidate.hash, attemptId, {
        maxTries,
        nowMs: clock(),
      });
      if (counted === "missing") continue;
      if (counted === "full") break;
      const given = input.code?.replace(/[\s-]/g, "") ?? input.token ?? "";
      const expected = input.code === undefined ? candidate.text : candidate.code;
      const isCode = counted.purpose === "email_code" || counted.purpose === "sign_up";
      if (timingSafeEqual(given, expected) && isCode) return counted;
      log.warn({ event: "email_code.failed", ...logContext(caller) }, "mailed code rejected");
      const what = input.code === undefined ? "link" : "code";
      throw new ProblemError("invalid_credentials", { detail: `The ${what} is incorrect` });
    }
    throw new ProblemError("invalid_challenge");
  }

  /** Removes the count of a code that was correct or could not be judged. */
  async function giveBack(codeId: CodeId, attemptId: string): Promise<void> {
    for (const { hash } of await secrets.candidates(codeId)) {
      await oneTimeTokens.giveTryBack(hash, attemptId);
    }
  }

  return { issue, issueDecoy, verify, giveBack };
}
export type MailedCodes = ReturnType<typeof createMailedCodes>;
