import type { UserId } from "@latch/contract";
import type { Epochs } from "./epochs.ts";
import type { Principal } from "./principal.ts";
import { ProblemError } from "./problem-error.ts";

/** A user whose credentials were judged, and the epochs of that moment. */
export type JudgedUser = {
  userId: UserId;
  epochs: Epochs;
  /** The problem of a write for which the epochs are not current any more. */
  endedCode?: "unauthenticated" | "invalid_challenge" | "conflict";
};

/**
 * On whose authority a write is made. A write of a judged user requires that the account of this user still has
 * the epochs, in the same transaction: a recovery that happens between the judgement and the write ends the
 * request, too (R2; OWASP ASVS 5.0, 7.4.1). The other ones have no session that can end:
 * - `mailed_link`: the change itself compares the link with the account;
 * - `operator`: a command of the operator;
 * - `payment_provider`: the state of a subscription;
 * - `expired_plan`: the time at which a plan ends.
 */
export type Authority =
  | JudgedUser
  | "mailed_link"
  | "operator"
  | "payment_provider"
  | "expired_plan";

/** Returns the judged user of an authority; undefined if it has none. */
export const judgedUserOf = (authority: Authority): JudgedUser | undefined =>
  typeof authority === "string" ? undefined : authority;

/**
 * Returns the authority of a principal.
 * @throws an error if the operation has no `x-session-check`, which is a defect
 */
export function authorityOf({ userId, epochs }: Principal): JudgedUser {
  if (!epochs) throw new Error("A write needs a principal that x-session-check has judged");
  return { userId, epochs };
}

/** Returns the problem of a write whose judged user has lost the session, or the challenge. */
export const endedProblem = ({ endedCode = "unauthenticated" }: JudgedUser): ProblemError =>
  new ProblemError(
    endedCode,
    endedCode === "unauthenticated"
      ? { detail: "Another request has ended the sessions of the user" }
      : {},
  );
