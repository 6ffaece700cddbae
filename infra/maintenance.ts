import { createFunction } from "./function.ts";
import { maintenanceGrants, resealingGrants } from "./grants.ts";
import { functionSettings } from "./settings.ts";
import type { SubkeyLinks } from "./subkeys.ts";
import type { Tables } from "./tables.ts";

type Options = {
  tables: Tables;
  subkeys: SubkeyLinks;
  /** An erasure deletes the customer at Stripe too. */
  stripeKey: sst.Secret;
};

/**
 * Creates the scheduled function that finishes interrupted erasures, reseals secrets with the current key
 * and counts the formats of password hashes. It need not delete expired items: DynamoDB's TTL does.
 */
export function createMaintenance({ tables, subkeys, stripeKey }: Options) {
  return new sst.aws.CronV2("Sweep", {
    schedule: "rate(10 minutes)",
    // After an error, Lambda retries twice, and the schedule runs again after ten minutes.
    function: {
      ...createFunction("sweep", "SweepLogs", {
        tables,
        grants: { ...maintenanceGrants, ...resealingGrants },
        links: [subkeys.maintenance, stripeKey],
      }),
      description: "Completes erasures, re-encrypts secrets, counts password formats",
      memory: "256 MB",
      timeout: "5 minutes",
      environment: functionSettings("lambda-maintenance", process.env),
    },
  });
}
