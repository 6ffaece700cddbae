import ipaddr from "ipaddr.js";

/**
 * Returns the network of a client: an IPv4 address, or the /64 of an IPv6 address, because a provider
 * assigns at least a /64 to one customer (RFC 6177). An IPv4-mapped IPv6 address becomes the IPv4
 * address. Any other text is returned unchanged. Stores keep hashes of the result: its format must
 * not change.
 */
export function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString();
  const groups = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${groups.join(":")}::/64`;
}
