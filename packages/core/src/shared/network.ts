import ipaddr from "ipaddr.js";

/** The addresses of recent clients by their spelling: parsing takes longer than all other checks of a request. */
const parsedAddresses = new Map<string, string>();
const maxParsed = 1000;

/**
 * Parses the address of a client, also one with a port (`203.0.113.7:4711`, `[2001:db8::1]:4711`), in
 * brackets or with a zone, as proxies write it.
 * @returns the address in one spelling: an IPv4-mapped IPv6 address becomes the IPv4 address, and another
 * IPv6 address is written as RFC 5952 recommends. Undefined for a text that is not an address
 */
export function parseAddress(text: string): string | undefined {
  const known = parsedAddresses.get(text);
  if (known !== undefined) return known;
  const address = parseSpelling(text);
  if (address === undefined) return undefined;
  if (parsedAddresses.size >= maxParsed) parsedAddresses.clear();
  parsedAddresses.set(text, address);
  return address;
}

function parseSpelling(text: string): string | undefined {
  const { bracketed, ipv4 } =
    /^(?:\[(?<bracketed>[^\]]*)\]|(?<ipv4>[\d.]+))(?::\d+)?$/.exec(text)?.groups ?? {};
  const [address = ""] = (bracketed ?? ipv4 ?? text).split("%");
  return parseIpAddress(address);
}

/**
 * Parses an IP address without a port, brackets and a zone.
 * @returns the address in one spelling, as `parseAddress` does, or undefined
 */
export function parseIpAddress(text: string): string | undefined {
  // `isValidFourPartDecimal` throws and catches an error for each other text.
  if (!text.includes(":")) return ipaddr.IPv4.isValidFourPartDecimal(text) ? text : undefined;
  if (text.includes("%") || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.process(text).toString();
}

/**
 * Returns the network of a client: an IPv4 address, or the /64 of an IPv6 address, because a provider
 * assigns at least a /64 to one customer (RFC 6177). The spelling of the address does not matter
 * (`parseAddress`). Any other text is returned unchanged. Stores keep hashes of the result: its format must
 * not change.
 */
export function networkOf(text: string): string {
  const address = parseAddress(text);
  if (address === undefined) return text;
  if (!ipaddr.IPv6.isValid(address)) return address;
  const groups = ipaddr.IPv6.parse(address).parts.slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(":")}::/64`;
}
