/** The version of a resource as a strong entity tag (RFC 9110, section 8.8.3). */
export const etagHeader = ({ version }: { version: number }) => ({ etag: `"${version}"` });

/** No resource has it. */
const noVersion = -1;

/**
 * The version that an `If-Match` header asks for; undefined where any will do. Tags are compared
 * character by character (RFC 9110, section 8.8.3.2): `"007"` is the tag of no version.
 */
export function expectedVersion(ifMatch = "*"): number | undefined {
  if (ifMatch === "*") return undefined;
  const version = Number(ifMatch.slice(1, -1));
  return etagHeader({ version }).etag === ifMatch ? version : noVersion;
}
