import * as z from "zod";
import type { AreaReference } from "../reference.ts";

/** The key ring of a process that signs access tokens, or the subkeys of one that does not. */
export const keyVariables = {
  LATCH_KEYS_FILE: z.string().optional(),
  LATCH_KEYS: z.string().optional(),
};

export const keyReference = {
  title: "Keys",
  introduction:
    "One of the two is required, except with `npm run dev`, which creates its own keys. On AWS the secret `LatchKeys` contains the keys, and the deployment gives each function what it uses. The API and the edge need the key ring. A worker needs keys for four roles: `send-mail`, `send-links` and `check-devices` those for `mail`, `deliver-webhooks` those for `webhooks`. It should have no others: `npx latch keys derive` derives them from the key ring. A worker accepts the key ring too, but then an attacker who reads its memory can sign access tokens.",
  variables: {
    LATCH_KEYS_FILE: {
      summary: "The key file, as `npm run keys:create` writes it.",
      details:
        "`npm run keys:create -- FILE` creates the file, `npm run keys:rotate` rotates the keys in it. For a worker, the file of subkeys: `npx latch keys derive mail-keys.json --for mail --ring keys.json`.",
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
