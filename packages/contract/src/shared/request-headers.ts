import * as z from "zod";

/** The header `If-Match`: the version that a change is based on. */
export const IfMatch = {
  "if-match": z
    .string()
    .regex(/^(\*|"\d{1,9}")$/, "Must be a version in quotes as in ETag, or *")
    .optional()
    .meta({
      description:
        "The `ETag` of the version that the change is based on. The API rejects the change with `precondition_failed` if the resource has another version. Without this header, or with `*`, the API changes any version.",
      example: '"1"',
    }),
};

/** The header `X-Reauthentication`: the proof for one operation. */
export const Reauthentication = {
  "x-reauthentication": z.string().min(1).max(512).optional().meta({
    description:
      "The `reauthenticationToken` of `reauthenticate` for this operation. It is valid once, for 10 minutes.",
    example: "lra_AQIDBAUGBwgJCgsMDQ4PEA",
  }),
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
