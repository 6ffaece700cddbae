/**
 * Runs by a schedule: it finishes interrupted erasures and reseals secrets after a rotation of the keys.
 * DynamoDB's TTL deletes expired items.
 */
import { composeMaintenance } from "@latch/composition/maintenance";
import { readCustomersConfig } from "@latch/config/lambda/customers";
import { linkedStripeKey, linkedSubkeys } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const { database, log } = openQueueConsumer(process.env);
const { finishErasures, renewSecrets } = composeMaintenance({
  config: readCustomersConfig({ ...process.env, ...linkedStripeKey() }),
  database,
  keys: linkedSubkeys("maintenance"),
  log,
});

async function erase(): Promise<void> {
  const finished = await finishErasures();
  if (finished > 0) log.info({ event: "erasures.finished", finished }, "erasures completed");
}

async function runStep(step: () => Promise<void>, event: string): Promise<void> {
  try {
    await step();
  } catch (err) {
    // Lambda logs an error that is thrown, but not its cause.
    log.error({ event, err }, "maintenance failed");
    throw err;
  }
}

/**
 * Completes interrupted erasures and re-encrypts webhook secrets.
 * @throws the first error, so that Lambda retries and counts it in its Errors metric
 */
async function maintain(): Promise<void> {
  const outcomes = await Promise.allSettled([
    runStep(erase, "erasures.failed"),
    runStep(renewSecrets, "webhook_secrets.failed"),
  ]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

export const handler = withinTimeLeft(maintain);
