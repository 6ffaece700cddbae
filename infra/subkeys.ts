import { parseKeyRing } from "../packages/adapters/src/crypto/key-ring.ts";
import { derivePurposeKeys, type Purpose } from "../packages/adapters/src/crypto/purpose-keys.ts";

/** The links of the subkeys, by what a function does with them. */
export type SubkeyLinks = Record<Purpose, sst.Linkable<{ value: $util.Output<string> }>>;

/**
 * Derives the subkeys of the functions that sign no access tokens, so that the key ring is linked to the API only. A
 * deployment after a rotation derives them again.
 */
export function createSubkeyLinks(keys: sst.Secret): SubkeyLinks {
  return {
    mail: createLink("MailKeys", "mail"),
    webhooks: createLink("WebhookKeys", "webhooks"),
    maintenance: createLink("MaintenanceKeys", "maintenance"),
  };

  function createLink(name: string, purpose: Purpose) {
    const value = keys.value.apply(async (text) =>
      JSON.stringify(await derivePurposeKeys(parseKeyRing(text), purpose)),
    );
    return new sst.Linkable(name, { properties: { value } });
  }
}
