/**
 * Returns the ETag header of a resource: its version as a strong entity tag (RFC 9110, section 8.8.3).
 */
export const etagHeader = ({ version }: { version: number }) => ({ etag: `"${version}"` });

/** A version that no resource has. */
const unmatchableVersion = -1;

/**
 * Returns the version that an `If-Match` header requires, or undefined when it accepts any version.
 * Tags are compared character by character (RFC 9110, section 8.8.3.2), so `"007"` matches no version.
 */
export function expectedVersion(ifMatch = "*"): number | undefined {
  if (ifMatch === "*") return undefined;
  const version = Number(ifMatch.slice(1, -1));
  return etagHeader({ version }).etag === ifMatch ? version : unmatchableVersion;
}
