import ipaddr from "ipaddr.js";

/** The global unicast addresses of IPv6 that are allocated so far (RFC 4291, section 2.4; IANA). */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/** The address of Azure's platform services. It is outside the private ranges, and leads to the host of a machine. */
const azurePlatform = "168.63.129.16";

/**
 * Returns whether an address is on the public internet. This machine, private networks, metadata
 * services of clouds, and transition mechanisms that lead to them are not (OWASP SSRF prevention).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || parsed.toString() === azurePlatform) return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}
