import type { NewId } from "../../shared/ids.ts";
import type { Clock } from "../../shared/ports.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import type { MailedCodes } from "../mailed-codes.ts";
import { requireCurrentLink } from "../one-time-tokens.ts";
import type { VerifyProof } from "./authenticators.ts";

type Deps = { mailedCodes: MailedCodes; newId: NewId; clock: Clock };

/**
 * Creates the authenticator of codes in mails, for a login whose challenge led to the mail, and for a session whose
 * user has asked for a code. A code proves the mailbox only: it has no methods of RFC 8176 and is never a second factor.
 * @throws `invalid_credentials`, `invalid_challenge`
 */
export const createEmailCodeAuthenticator =
  ({
    mailedCodes,
    newId,
    clock,
  }: Deps): VerifyProof<{ method: "email_code"; code?: string; token?: string }> =>
  async ({ caller }, { userId, codeId, read }, input) => {
    // No code was mailed for this challenge.
    if (!codeId) {
      await read;
      throw new ProblemError("invalid_credentials", {
        detail: "No code was mailed for this request",
      });
    }
    const attemptId = newId("req");
    const [verified, account] = await Promise.allSettled([
      mailedCodes.verify(codeId, input, { caller, attemptId }),
      read,
    ]);
    if (account.status === "rejected") {
      await mailedCodes.giveBack(codeId, attemptId);
      throw account.reason;
    }
    if (verified.status === "rejected") throw verified.reason;
    if (verified.value.userId !== userId) throw new ProblemError("invalid_credentials");
    requireCurrentLink(verified.value, account.value, "invalid_challenge");
    return {
      proof: { method: "email_code", userId, atMs: clock() },
      user: account.value,
      writes: [{ kind: "spend", id: codeId, expiresAt: verified.value.expiresAt }],
      release: () => mailedCodes.giveBack(codeId, attemptId),
    };
  };
