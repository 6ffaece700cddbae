import type { KeysFor } from "@latch/adapters/crypto";
import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import type { Database } from "@latch/adapters/dynamodb";
import type { Clock, Log, WorkLimit } from "@latch/core";
import { composePasswordFormatCount } from "./services/password-formats.ts";
import { type CustomerSettings, composeCustomers } from "./services/payments.ts";
import { composePersonalData } from "./services/personal-data.ts";
import { composeSecretResealing } from "./services/secret-resealing.ts";
import { openPersonalStores } from "./services/stores.ts";

type Parts = {
  config: CustomerSettings;
  database: Database;
  /** The keys seal the secrets of webhook endpoints and of TOTP. */
  keys: KeysFor<"maintenance">;
  log: Log;
  /** The work of one turn of an account that is erased. Tests reduce it. */
  turnLimit?: WorkLimit;
};

type SecretParts = Pick<Parts, "database" | "keys" | "log"> & { clock?: Clock };

/** Constructs the scheduled jobs on stored secrets, which every deployment needs. */
export const composeSecretMaintenance = ({
  database,
  keys,
  log,
  clock = database.clock,
}: SecretParts) => ({
  /** Seals the secrets of webhook endpoints and of TOTP with the current key. */
  renewSecrets: composeSecretResealing({ database, keys, clock, log }),
  /** Counts the formats of stored password hashes. */
  countPasswordFormats: composePasswordFormatCount({ database, clock }),
});

/** Constructs the scheduled maintenance, for deployments in which the API does not run it. */
export function composeMaintenance({ config, database, keys, log, turnLimit }: Parts) {
  const { clock } = database;
  const stores = openPersonalStores(database, clock);
  const { finishErasures } = composePersonalData({
    ...stores,
    customers: composeCustomers(config),
    newId: createRandomIdFactory(clock),
    clock,
    log,
    turnLimit,
  });
  return {
    /** Continues erasures. Resolves to the numbers of those that have ended and of those that have not. */
    finishErasures,
    ...composeSecretMaintenance({ database, keys, log }),
  };
}
