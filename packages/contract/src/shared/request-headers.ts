import * as z from "zod";

/** The version a change is based on; without it the last change wins. */
export const IfMatch = {
  "if-match": z
    .string()
    .regex(/^(\*|"\d{1,9}")$/, "Must be a version in quotes, as `ETag` gives it, or *")
    .optional()
    .meta({ description: "The `ETag` the change is based on.", example: '"1"' }),
};

/** Makes a request that is sent again count once, for 24 hours. */
export const IdempotencyKey = {
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, "Must be 1 to 255 visible ASCII characters")
    .optional()
    .meta({
      description:
        "A text of your choice, new for each thing to be made. The same key with the same body answers the first answer again, for 24 hours.",
      example: "b7a1f2a0-5c3e-4f0e-9a53-3d1f4f0a6c11",
    }),
};
