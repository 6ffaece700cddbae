import type { WebhookSecrets } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";
import { createSeal } from "./seal.ts";

/** As Standard Webhooks writes them; known to secret scanners and to people who find one in a log. */
const prefix = "whsec_";
const length = 32;

const textOf = (bytes: Uint8Array): string => prefix + btoa(String.fromCharCode(...bytes));

/** Secrets that have to be used again and so can't be stored as hashes: 256 random bits, sealed. */
export function createWebhookSecrets(keys: KeyRing): WebhookSecrets {
  const seal = createSeal(keys, "latch webhook secret");

  async function bytesOf(sealed: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = fromBase64Url(sealed);
    return bytes && seal.open(bytes);
  }

  return {
    async create() {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      return { text: textOf(bytes), sealed: toBase64Url(await seal.close(bytes)) };
    },

    async open(sealed) {
      const bytes = await bytesOf(sealed);
      return bytes && textOf(bytes);
    },

    async reseal(sealed) {
      const bytes = await bytesOf(sealed);
      // The same secret under the same key has the same sealed form.
      const renewed = bytes && toBase64Url(await seal.close(bytes));
      return renewed === sealed ? undefined : renewed;
    },
  };
}
