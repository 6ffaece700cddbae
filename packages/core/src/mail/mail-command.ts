import type { UserId } from "@latch/contract";
import type { OneTimeTokenPurpose } from "../users/one-time-token.ts";

/**
 * A message to the mail consumer besides events. It contains ids and a hash only. The mail consumer
 * derives the link again from the token's id.
 */
export type MailCommand =
  | {
      order: "link";
      tokenId: string;
      tokenHash: string;
      purpose: OneTimeTokenPurpose;
      userId: UserId;
    }
  | { order: "notice"; noticeId: string };

/** A mail command, and the trace of the request that caused it. */
export type TracedMailCommand = MailCommand & { traceparent?: string };

/** Returns the id of a mail command; the same for each delivery of the message. */
export const mailCommandId = (command: MailCommand): string =>
  command.order === "link" ? command.tokenId : command.noticeId;
