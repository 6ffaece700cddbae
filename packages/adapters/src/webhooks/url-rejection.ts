import type { UrlRejection } from "@latch/core";
import ipaddr from "ipaddr.js";
import { isPublicAddress } from "./addresses.ts";

/** Which webhook URLs are allowed. */
export type WebhookTargets = {
  /** Whether plain http is allowed: for development. */
  allowHttp: boolean;
  /** Whether private addresses are allowed: for development. */
  allowPrivate: boolean;
};

/**
 * Returns a function that checks a URL before its name is looked up. It checks the scheme, and literal
 * addresses in every notation: the URL parser understands octal, hexadecimal and short forms.
 */
export const createUrlRejection =
  ({ allowHttp, allowPrivate }: WebhookTargets): UrlRejection =>
  (text) => {
    const { protocol, hostname } = new URL(text);
    if (protocol !== "https:" && !allowHttp) return "Must be an https URL";
    return allowPrivate || !isPrivateHost(hostname) ? undefined : "Must be at a public address";
  };

/** Returns the host of a URL if it is an address. */
export const parseHostAddress = (hostname: string): string | undefined => {
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(address) ? address : undefined;
};

function isPrivateHost(hostname: string): boolean {
  const address = parseHostAddress(hostname);
  return address ? !isPublicAddress(address) : /(?:^|\.)localhost\.?$/.test(hostname);
}
