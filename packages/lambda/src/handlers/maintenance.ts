/**
 * What has to be done now and then, run by a schedule: finishes erasures that were cut off, and seals
 * secrets anew after the keys were rotated. What is past its time is deleted by DynamoDB's TTL.
 */

import { composeMaintenance } from "@latch/composition/maintenance";
import { readCustomersConfig } from "@latch/config/lambda/customers";
import { linkedKeys, linkedStripeKey } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";

const { database, log } = openQueueConsumer(process.env);
const { finishErasures, renewSecrets } = composeMaintenance({
  config: readCustomersConfig({ ...process.env, ...linkedStripeKey() }),
  database,
  keys: linkedKeys(),
  log,
});

async function erase(): Promise<void> {
  const finished = await finishErasures();
  if (finished > 0) log.info({ event: "erasures.finished", finished }, "erasures were finished");
}

async function attempt(step: () => Promise<void>, event: string): Promise<void> {
  try {
    await step();
  } catch (err) {
    // Lambda writes down what is thrown, but not its cause.
    log.error({ event, err }, "the sweep was not finished");
    throw err;
  }
}

/** @throws what keeps it from its end: Lambda tries again, and its metric of errors shows it */
export async function handler(): Promise<void> {
  const outcomes = await Promise.allSettled([
    attempt(erase, "erasures.failed"),
    attempt(renewSecrets, "webhook_secrets.failed"),
  ]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}
