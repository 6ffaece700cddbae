import { createOneTimeTokenSecrets, type KeysFor } from "@latch/adapters/crypto";
import type { OneTimeTokenSecrets } from "@latch/core";

/**
 * Creates the secrets of one-time tokens: for the API, which stores their hashes, and for mails,
 * which contain the tokens.
 */
export const createOneTimeSecrets = (keys: KeysFor<"mail">): OneTimeTokenSecrets =>
  createOneTimeTokenSecrets(keys);
