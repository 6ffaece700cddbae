import {
  createOneTimeTokenSecrets,
  createSecurityLinks,
  type KeysFor,
} from "@latch/adapters/crypto";
import type { OneTimeTokenSecrets, SecurityLinks } from "@latch/core";

/**
 * Creates the secrets of one-time tokens: for the API, which stores their hashes, and for mails,
 * which contain the tokens.
 */
export const createOneTimeSecrets = (keys: KeysFor<"mail">): OneTimeTokenSecrets =>
  createOneTimeTokenSecrets(keys);

/** Creates the codec of security links: for mails, which contain them, and for the API, which opens them. */
export const composeSecurityLinks = (keys: KeysFor<"mail">): SecurityLinks =>
  createSecurityLinks(keys);
