/** The version of a resource as a strong entity tag (RFC 9110, section 8.8.3). */
export const etag = ({ version }: { version: number }) => ({ etag: `"${version}"` });
