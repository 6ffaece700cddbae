import { reserveConcurrency } from "./concurrency.ts";
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

/** The seconds between two starts of the maintenance function. */
const intervalSeconds = 600;
/** The seconds after which a run ends. */
const timeoutSeconds = 300;
/** The seconds for which the scheduler and Lambda each keep an event that could not be delivered; their minimum. */
const eventAgeSeconds = 60;

/**
 * Creates the scheduled function that finishes interrupted erasures and reseals secrets with the current
 * key. It need not delete expired items: DynamoDB's TTL does. Two runs do not overlap: no event is retried after an
 * error, and a late one ends before the next start.
 */
export function createMaintenance({ tables, subkeys, stripeKey }: Options) {
  const cron = new sst.aws.CronV2("Sweep", {
    schedule: `rate(${intervalSeconds / 60} minutes)`,
    function: {
      ...createFunction("sweep", "SweepLogs", {
        tables,
        grants: { ...maintenanceGrants, ...resealingGrants },
        links: [subkeys.maintenance, stripeKey],
      }),
      description: "Completes erasures, re-encrypts secrets with the current key",
      memory: "256 MB",
      timeout: `${timeoutSeconds} seconds`,
      concurrency: reserveConcurrency("sweep"),
      environment: functionSettings("lambda-maintenance", process.env),
    },
    transform: {
      schedule: (schedule) => {
        schedule.target = $output(schedule.target).apply((target) => ({
          ...target,
          retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: eventAgeSeconds },
        }));
      },
    },
  });
  new aws.lambda.FunctionEventInvokeConfig("SweepEvents", {
    functionName: cron.nodes.function.name,
    maximumRetryAttempts: 0,
    maximumEventAgeInSeconds: eventAgeSeconds,
  });
  return cron;
}
