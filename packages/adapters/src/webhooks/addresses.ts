import ipaddr from "ipaddr.js";

/** Of IPv6, what is given out to the public internet so far (RFC 4291, section 2.4; IANA). */
const given = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an address belongs to the public internet: not to this machine, a private network, a cloud's
 * metadata service, nor to a transition mechanism that leads to any of them (OWASP SSRF prevention).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(given);
}
