/** The version of a resource as a strong entity tag (RFC 9110, section 8.8.3). */
export const etag = ({ version }: { version: number }) => ({ etag: `"${version}"` });

/** The version that an `If-Match` header asks for; undefined where any will do. */
export const expectedVersion = (ifMatch = "*"): number | undefined =>
  ifMatch === "*" ? undefined : Number(ifMatch.slice(1, -1));
