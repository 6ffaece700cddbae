/**
 * Whether a Host header names an address instead of a domain, or localhost. A domain that someone
 * points at this machine (DNS rebinding) would let their page read what only we should see.
 */
export function isLocalHostName(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return /^(?:(?:.+\.)?localhost|\d+(?:\.\d+){3}|\[[\da-f:.]+\])$/.test(hostname);
}
