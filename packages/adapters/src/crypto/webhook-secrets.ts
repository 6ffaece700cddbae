import type { WebhookSecrets } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";
import { createSeal } from "./seal.ts";

/**
 * The prefix of Standard Webhooks, by which secret scanners and readers of a log recognise a
 * secret.
 */
const prefix = "whsec_";
const length = 32;

const formatSecret = (bytes: Uint8Array): string => prefix + btoa(String.fromCharCode(...bytes));

/**
 * Creates webhook secrets: 256 random bits each. They are stored sealed and not as hashes, because
 * each delivery is signed with them.
 */
export function createWebhookSecrets(keys: KeyRing): WebhookSecrets {
  const seal = createSeal(keys, "latch webhook secret");

  async function openSecret(sealed: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = fromBase64Url(sealed);
    return bytes && seal.open(bytes);
  }

  return {
    async create() {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      return { text: formatSecret(bytes), sealed: toBase64Url(await seal.seal(bytes)) };
    },

    async open(sealed) {
      const bytes = await openSecret(sealed);
      return bytes && formatSecret(bytes);
    },

    async reseal(sealed) {
      const bytes = await openSecret(sealed);
      // The same secret under the same key has the same sealed form.
      const renewed = bytes && toBase64Url(await seal.seal(bytes));
      return renewed === sealed ? undefined : renewed;
    },
  };
}
