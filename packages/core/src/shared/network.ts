import ipaddr from "ipaddr.js";

/**
 * Returns the network of a client: an IPv4 address or, since one customer is given all of it, the /64
 * of an IPv6 address (RFC 6177). An IPv4 address that is mapped into IPv6 is that IPv4 address; any
 * other text is returned as it is. Hashes of networks are stored: the form must not change.
 */
export function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString();
  const groups = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${groups.join(":")}::/64`;
}
