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
    "Set one of the two; `npm run dev` creates keys of its own. On AWS the secret `LatchKeys` holds them.",
  variables: {
    LATCH_KEYS_FILE: {
      summary: "The file that `npm run keys:create` wrote.",
      details: "`npm run keys:create -- FILE` creates one, `npm run keys:rotate` rotates its keys.",
      neededBy: ["server", "worker", "commands"],
      unset: "in development `keys.json` in `LATCH_DATA_DIR`",
    },
    LATCH_KEYS: {
      summary: "The text of such a file, for platforms that pass secrets as variables.",
      neededBy: ["server", "worker", "edge"],
      secret: true,
      unset: "none; required on the edge",
      values: "JSON",
    },
  },
} satisfies AreaReference<typeof keyVariables>;
