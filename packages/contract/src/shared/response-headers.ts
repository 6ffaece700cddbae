/** The response headers that the document describes, by name. */
export const headers = {
  ETag: {
    description:
      "The version of the resource in quotes. Send it as `If-Match` with a change (RFC 9110, section 13.1.1).",
    schema: { type: "string", examples: ['"1"'] },
  },
  "WWW-Authenticate": {
    description:
      "The authentication scheme. `error` is present if the credentials in the request are invalid (RFC 6750), or `insufficient_user_authentication` with `max_age` if the operation requires a more recent or stronger authentication (RFC 9470). `acr_values` is then the required level, as in the claim `acr` of the access token; it is present only if a second factor is required.",
    schema: { type: "string", examples: ['Bearer realm="latch", error="invalid_token"'] },
  },
  "Retry-After": {
    description: "The seconds to wait before a retry (RFC 9110, section 10.2.3).",
    schema: { type: "integer", examples: [30] },
  },
  "RateLimit-Policy": {
    description: "The rate limit: `q` requests in a window of `w` seconds.",
    schema: { type: "string", examples: ['"address";q=30;w=60'] },
  },
  RateLimit: {
    description: "The remaining requests: `r` until the window ends in `t` seconds.",
    schema: { type: "string", examples: ['"address";r=29;t=42'] },
  },
} as const;

/** Returns references to headers of the document, for a response. */
export const headerReferences = (...names: (keyof typeof headers)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
