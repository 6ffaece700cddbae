import type { UserId } from "@latch/contract";
import type { OneTimeTokenPurpose } from "../auth/one-time-tokens.ts";

/**
 * What the consumer of mails is told besides events, and nobody else: ids and a hash. The link itself
 * is derived again from the token's id where it is mailed.
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

/** An order, and the trace of the request that led to it. */
export type TracedMailCommand = MailCommand & { traceparent?: string };

/** What an order is known by: the same however often it is told. */
export const mailCommandId = (order: MailCommand): string =>
  order.order === "link" ? order.tokenId : order.noticeId;
