import { createOneTimeTokenSecrets, type KeyRing } from "@latch/adapters/crypto";
import type { OneTimeTokenSecrets } from "@latch/core";

/**
 * Derives the texts of one-time links from the keys: for the API, which stores their hashes, and for
 * the mails, which contain them.
 */
export const createOneTimeSecrets = (keys: KeyRing): OneTimeTokenSecrets =>
  createOneTimeTokenSecrets(keys);
