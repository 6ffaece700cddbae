import { createFunction } from "./function.ts";
import { maintenanceGrants, resealingGrants } from "./grants.ts";
import { functionSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Parts = {
  tables: Tables;
  keys: sst.Secret;
  /** An erasure ends at Stripe too. */
  stripeKey: sst.Secret;
};

/**
 * Finishes erasures that were cut off, and seals secrets with the present key. What is past its time
 * needs no sweep here: DynamoDB's TTL deletes it.
 */
export function createMaintenance({ tables, keys, stripeKey }: Parts) {
  return new sst.aws.CronV2("Sweep", {
    schedule: "rate(10 minutes)",
    // A sweep that throws is run twice more by Lambda, and ten minutes later anyway.
    function: {
      ...createFunction("sweep", "SweepLogs", {
        tables,
        grants: { ...maintenanceGrants, ...resealingGrants },
        links: [keys, stripeKey],
      }),
      description: "Finishes erasures, seals secrets anew",
      memory: "256 MB",
      timeout: "5 minutes",
      environment: functionSettings("lambda-sweep", process.env),
    },
  });
}
