import { functionOf } from "./function.ts";
import { sweepGrants } from "./grants.ts";
import { backgroundSettingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

/**
 * Finishes erasures that were cut off. What is past its time needs no sweep here: DynamoDB's TTL
 * deletes it.
 */
export function createSweep({
  tables,
  stripeKey,
}: {
  tables: Tables;
  /** An erasure ends at Stripe too. */
  stripeKey: sst.Secret;
}): void {
  new sst.aws.CronV2("Sweep", {
    schedule: "rate(10 minutes)",
    // A sweep that throws is run twice more by Lambda, and ten minutes later anyway.
    function: {
      ...functionOf("sweep", "SweepLogs", { tables, grants: sweepGrants, links: [stripeKey] }),
      description: "Finishes erasures that were cut off",
      memory: "256 MB",
      timeout: "5 minutes",
      environment: backgroundSettingsOf(process.env),
    },
  });
}
