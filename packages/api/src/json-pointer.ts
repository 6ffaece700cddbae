/** Returns a path as a JSON Pointer (RFC 6901) in its URI fragment form. */
export const toJsonPointer = (path: readonly PropertyKey[]): string =>
  `#${path
    .map((key) => `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`)
    .join("")}`;
