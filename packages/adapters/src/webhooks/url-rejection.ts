import type { UrlRejection } from "@latch/core";
import ipaddr from "ipaddr.js";
import { isPublicAddress } from "./addresses.ts";

export type WebhookTargets = {
  /** For development: plain http. */
  allowHttp: boolean;
  /** For development: this machine and private networks. */
  allowPrivate: boolean;
};

/**
 * What can be said of a URL before anybody looks its name up: the scheme, and addresses that are
 * written out, however they are written: the URL parser knows octal, hexadecimal and short forms.
 */
export const createUrlRejection =
  ({ allowHttp, allowPrivate }: WebhookTargets): UrlRejection =>
  (text) => {
    const { protocol, hostname } = new URL(text);
    if (protocol !== "https:" && !allowHttp) return "Must be an https URL";
    return allowPrivate || !isPrivateHost(hostname) ? undefined : "Must be at a public address";
  };

/** The host of a URL as an address, if it is one. */
export const parseHostAddress = (hostname: string): string | undefined => {
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(address) ? address : undefined;
};

function isPrivateHost(hostname: string): boolean {
  const address = parseHostAddress(hostname);
  return address ? !isPublicAddress(address) : /(?:^|\.)localhost\.?$/.test(hostname);
}
