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
    "One of the two is required; `npm run dev` creates its own keys. On AWS the secret `LatchKeys` holds the keys.",
  variables: {
    LATCH_KEYS_FILE: {
      summary: "The file of keys that `npm run keys:create` wrote.",
      details: "`npm run keys:create -- FILE` creates one, `npm run keys:rotate` rotates its keys.",
      neededBy: ["server", "worker", "commands"],
      unset: "in development `keys.json` in `LATCH_DATA_DIR`",
      values: "a file",
    },
    LATCH_KEYS: {
      summary:
        "The keys themselves, the text of that file, for platforms that pass secrets as variables.",
      neededBy: ["server", "worker", "edge"],
      secret: true,
      unset: "none; required on the edge",
      values: "JSON",
    },
  },
} satisfies AreaReference<typeof keyVariables>;
