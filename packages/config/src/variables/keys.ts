import * as z from "zod";
import type { AreaReference } from "../reference.ts";

/** The key ring: signing keys and sealing keys. */
export const keyVariables = {
  LATCH_KEYS_FILE: z.string().optional(),
  LATCH_KEYS: z.string().optional(),
};

export const keyReference = {
  title: "Keys",
  introduction:
    "One of the two is required, except with `npm run dev`, which creates its own keys. On AWS the secret `LatchKeys` contains the keys.",
  variables: {
    LATCH_KEYS_FILE: {
      summary: "The key file, as `npm run keys:create` writes it.",
      details:
        "`npm run keys:create -- FILE` creates the file, `npm run keys:rotate` rotates the keys in it.",
      neededBy: ["server", "worker", "commands"],
      unset: "in development `keys.json` in `LATCH_DATA_DIR`",
      values: "a file",
    },
    LATCH_KEYS: {
      summary:
        "The contents of the key file, for platforms that pass secrets as environment variables.",
      neededBy: ["server", "worker", "edge"],
      secret: true,
      unset: "none; required on the edge",
      values: "JSON",
    },
  },
} satisfies AreaReference<typeof keyVariables>;
