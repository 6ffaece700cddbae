import { withAsciiDomain } from "@latch/contract";
import type { Mail } from "@latch/core";

/** The sender of all mails of an installation. */
export type Sender = {
  from: { name: string; address: string };
  /** The address for replies. */
  replyTo?: string;
  /** An `https:` or `mailto:` URL at which recipients unsubscribe from optional mails. */
  unsubscribe?: string;
};

/**
 * Returns the sender as it goes on the wire: domains as A-labels, and the URL in ASCII (RFC 5322, section
 * 2.2).
 */
export const toAsciiSender = ({ from, replyTo, unsubscribe }: Sender): Sender => ({
  from: { ...from, address: withAsciiDomain(from.address) },
  ...(replyTo && { replyTo: withAsciiDomain(replyTo) }),
  ...(unsubscribe && { unsubscribe: toAsciiUrl(unsubscribe) }),
});

function toAsciiUrl(text: string): string {
  const [, address, query = ""] = /^mailto:([^?]*)(.*)$/i.exec(text) ?? [];
  return new URL(address ? `mailto:${withAsciiDomain(address)}${query}` : text).href;
}

/** The mails that are not needed to keep an account secure. */
const optionalKinds = new Set(["welcome"]);

/**
 * Returns the additional headers of a mail. They suppress automatic replies (RFC 3834), and add
 * List-Unsubscribe to optional mails (RFC 2369). Users can't unsubscribe from security notices.
 */
export const mailHeaders = ({ kind }: Mail, { unsubscribe }: Sender): Record<string, string> => ({
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "All",
  ...(unsubscribe && optionalKinds.has(kind) && { "List-Unsubscribe": `<${unsubscribe}>` }),
});

/**
 * Returns the error code of a provider if it looks like one. Other texts may contain an address.
 */
export const safeErrorCode = (code: unknown): string =>
  typeof code === "string" && /^[\w.-]{1,64}$/.test(code) ? code : "";
