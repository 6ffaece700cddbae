import type { Mail } from "@latch/core";

/** Who sends, the same for all mails of an installation. */
export type Sender = {
  from: { name: string; address: string };
  /** Where answers go. */
  replyTo?: string;
  /** `https:` or `mailto:`; where people say that they want no such mails. */
  unsubscribe?: string;
};

/** Mails that nobody needs in order to keep an account safe. */
const optional = new Set(["welcome"]);

/**
 * Headers besides the usual. Out-of-office replies are not wanted (RFC 3834), and who may do without a
 * mail is told how (RFC 2369). Notices about an account's safety can't be unsubscribed from.
 */
export const mailHeaders = ({ kind }: Mail, { unsubscribe }: Sender): Record<string, string> => ({
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "All",
  ...(unsubscribe && optional.has(kind) && { "List-Unsubscribe": `<${unsubscribe}>` }),
});

/** A provider's word for an error, if it is one: what else it says may name an address. */
export const safeErrorCode = (code: unknown): string =>
  typeof code === "string" && /^[\w.-]{1,64}$/.test(code) ? code : "";
