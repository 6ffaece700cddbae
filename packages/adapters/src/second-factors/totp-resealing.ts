import type { TotpResealing } from "@latch/core";
import { fromBase64Url, toBase64Url } from "../crypto/base64url.ts";
import { type KeysOf, labels, type NonceLabel } from "../crypto/derive.ts";
import { createSeal } from "../crypto/seal.ts";

const use = labels.totpSecrets;
type Use = typeof use;

/** Creates the function that seals TOTP secrets again after a rotation of the keys. */
export function createTotpResealing(keys: KeysOf<Use | NonceLabel<Use>>): TotpResealing {
  const seal = createSeal(keys, use);
  return {
    async reseal(sealed) {
      const bytes = fromBase64Url(sealed);
      const plain = bytes && (await seal.open(bytes));
      // The same secret under the same key has the same sealed form.
      const renewed = plain && toBase64Url(await seal.seal(plain));
      return renewed === sealed ? undefined : renewed;
    },
  };
}
