import type { TypeId, UserId } from "@latch/contract";
import { ProblemError } from "../shared/problem-error.ts";

/**
 * The content of a link that no store contains. Raising `credentialEpoch` uses up the first kind, ending the hold of
 * the former address the second one, and verifying the address the third one.
 */
export type SecurityLink = {
  userId: UserId;
  /** Seconds since 1970. */
  expiresAt: number;
} & (
  | { purpose: "secure_account"; credentialEpoch: number }
  | { purpose: "undo_email_change"; changeId: TypeId<"ntc"> }
  | { purpose: "verify_email"; credentialEpoch: number; linkEpoch: number }
);

/**
 * Creates and opens the texts of security links. The same link always has the same text, so that the mail
 * consumer derives it again when a message is delivered twice.
 */
export interface SecurityLinks {
  /** @param email the address that the link is mailed to */
  create(link: SecurityLink, email: string): Promise<string>;
  /** Opens a text; undefined if it is not valid. It may have expired. */
  open(text: string): Promise<OpenedLink | undefined>;
}

/** An opened link, and whether it was mailed to an address. */
export type OpenedLink = SecurityLink & { isMailedTo(email: string): Promise<boolean> };

/** Opens a link of a purpose. @throws `invalid_one_time_token`, also after it has expired */
export async function openSecurityLink<Purpose extends SecurityLink["purpose"]>(
  links: SecurityLinks,
  text: string,
  purpose: Purpose,
  nowMs: number,
): Promise<Extract<OpenedLink, { purpose: Purpose }>> {
  const link = await links.open(text);
  if (link?.purpose !== purpose || link.expiresAt * 1000 <= nowMs) {
    throw new ProblemError("invalid_one_time_token");
  }
  return link as Extract<OpenedLink, { purpose: Purpose }>;
}

/** The time for which a link to secure an account is valid. */
export const secureAccountSeconds = 7 * 24 * 3600;
