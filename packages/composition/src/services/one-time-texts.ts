import { createOneTimeTexts, type KeyRing } from "@latch/adapters/crypto";
import type { OneTimeTexts } from "@latch/core";

/**
 * Derives the texts of one-time links from the keys: for the API, which stores their hashes, and for
 * the mails, which contain them.
 */
export const oneTimeTextsOf = (keys: KeyRing): OneTimeTexts => createOneTimeTexts(keys);
