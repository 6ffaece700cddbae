import * as z from "zod";

/** A list of entity tags (RFC 9110, sections 5.6.1 and 8.8.3), which can be empty, or `*`. */
const entityTags = z
  .string()
  .max(512, "Must have at most 512 characters")
  .regex(
    /^(\*|(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?(?:[ \t]*,(?:[ \t]*(?:W\/)?"[!#-~\u0080-\u00ff]*")?)*)[ \t]*$/,
    "Must be a version in quotes as in ETag, a list of these, or *",
  )
  .optional();

// `examples` and not `example`: Swagger UI sends an `example` with each request, which would then fail.

const ifNoneMatch = entityTags.meta({
  description:
    "An `ETag` that the client has, or a list of them. If the resource has one of these versions, the API returns 304 to a read, and rejects a write with `precondition_failed`. `*` stands for every version.",
  examples: ['"1"'],
});

const ifMatch = entityTags.meta({
  description:
    "The `ETag` of the version that the request is based on, or a list of them. The API rejects the request with `precondition_failed` if the resource has another version. A weak tag matches no version, and neither does an empty list. Without this header, or with `*`, any version is accepted.",
  examples: ['"1"'],
});

/** The preconditions of an operation on a resource with a version (RFC 9110, section 13.1). */
export const Preconditions = { "if-match": ifMatch, "if-none-match": ifNoneMatch };

/** The header `X-Reauthentication`: the proof for one operation. */
export const Reauthentication = {
  "x-reauthentication": z
    .string()
    .min(1)
    .max(512)
    .optional()
    .meta({
      description:
        "The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes.",
      examples: ["lra_AQIDBAUGBwgJCgsMDQ4PEA"],
    }),
};

/**
 * The descriptions and examples of the headers by which a back end forwards its client. The API reads them only beside an API key with
 * the scope `client:forward`, so they are not part of the validation of an operation.
 */
export const forwardedClientHeaders = {
  "x-client-address": {
    description:
      "The IP address of the client for which a back end sends the request. The API uses it in place of the address of the back end, for rate limits, lockouts, sessions, activity and mails. It needs an API key with the scope `client:forward`; otherwise the API ignores the header. With such a key, the API rejects a value that is not an IP address with `invalid_request`.",
    examples: ["203.0.113.7"],
  },
  "x-client-user-agent": {
    description:
      "The user agent of the client for which a back end sends the request, in place of `User-Agent`. It needs an API key with the scope `client:forward`; otherwise the API ignores the header.",
    examples: ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"],
  },
};

/** The header `Idempotency-Key`: a repeated request has an effect only once within 24 hours. */
export const IdempotencyKey = {
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, "Must be 1 to 255 visible ASCII characters")
    .optional()
    .meta({
      description:
        "A unique value, such as a UUID, that the client generates for each new resource. For 24 hours, the API returns the first response again if a request has the same key and the same body.",
      example: "b7a1f2a0-5c3e-4f0e-9a53-3d1f4f0a6c11",
    }),
};
