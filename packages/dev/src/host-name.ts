/**
 * Returns whether a Host header is localhost or an IP address. With another domain that resolves to this
 * machine (DNS rebinding), a page of an attacker could read the mailbox.
 */
export function isLocalHostName(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return /^(?:(?:.+\.)?localhost|\d+(?:\.\d+){3}|\[[\da-f:.]+\])$/.test(hostname);
}
