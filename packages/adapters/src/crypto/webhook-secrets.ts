import type { WebhookSecrets } from "@latch/core";
import { fromBase64Url, toBase64, toBase64Url } from "./base64url.ts";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createOpen, createSeal } from "./seal.ts";

/**
 * The prefix of Standard Webhooks, by which secret scanners and readers of a log recognise a
 * secret.
 */
const prefix = "whsec_";
const length = 32;

const formatSecret = (bytes: Uint8Array): string => prefix + toBase64(bytes);

const use = labels.webhookSecrets;
type Use = typeof use;

/** Creates the function that opens sealed webhook secrets, for a process that creates none. */
export function createWebhookSecretOpener(keys: KeysOf<Use>): Pick<WebhookSecrets, "open"> {
  const open = createOpen(keys, use);
  return {
    async open(sealed) {
      const bytes = fromBase64Url(sealed);
      const secret = bytes && (await open(bytes));
      return secret && formatSecret(secret);
    },
  };
}

/**
 * Creates webhook secrets: 256 random bits each. They are stored sealed and not as hashes, because
 * each delivery is signed with them.
 */
export function createWebhookSecrets(keys: KeysOf<Use | NonceLabel<Use>>): WebhookSecrets {
  const seal = createSeal(keys, use);

  return {
    ...createWebhookSecretOpener(keys),

    async create() {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      return { text: formatSecret(bytes), sealed: toBase64Url(await seal.seal(bytes)) };
    },

    async reseal(sealed) {
      const bytes = fromBase64Url(sealed);
      const secret = bytes && (await seal.open(bytes));
      // The same secret under the same key has the same sealed form.
      const renewed = secret && toBase64Url(await seal.seal(secret));
      return renewed === sealed ? undefined : renewed;
    },
  };
}
