import type { User } from "@latch/contract";

/** The version of an account as a strong entity tag (RFC 9110, section 8.8.3). */
export const etag = ({ version }: User) => ({ etag: `"${version}"` });
