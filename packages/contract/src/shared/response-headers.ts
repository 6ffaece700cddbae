/** The response headers that say more than HTTP itself does, by their names. */
export const headers = {
  ETag: {
    description: "The version in quotes; send it as `If-Match` with a change (RFC 9110, 13.1.1).",
    schema: { type: "string", examples: ['"1"'] },
  },
  "WWW-Authenticate": {
    description:
      "How to authenticate; `error` says that what was presented is not valid (RFC 6750).",
    schema: { type: "string", examples: ['Bearer realm="latch", error="invalid_token"'] },
  },
  "Retry-After": {
    description: "Seconds after which trying again makes sense (RFC 9110, 10.2.3).",
    schema: { type: "integer", examples: [30] },
  },
  "RateLimit-Policy": {
    description: "What is allowed: a quota `q` in a window of `w` seconds.",
    schema: { type: "string", examples: ['"address";q=30;w=60'] },
  },
  RateLimit: {
    description: "What is left: `r` requests, until the window ends in `t` seconds.",
    schema: { type: "string", examples: ['"address";r=29;t=42'] },
  },
} as const;

/** Some of these headers as a response of the document refers to them. */
export const headerReferences = (...names: (keyof typeof headers)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
