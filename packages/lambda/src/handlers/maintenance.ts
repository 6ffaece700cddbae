/**
 * Runs by a schedule: it finishes interrupted erasures, reseals secrets after a rotation of the keys, and
 * counts the formats of password hashes.
 * DynamoDB's TTL deletes expired items.
 */
import { composeMaintenance } from "@latch/composition/maintenance";
import { readCustomersConfig } from "@latch/config/lambda/customers";
import type { WorkLimit } from "@latch/core";
import { linkedStripeKey, linkedSubkeys } from "../lib/linked-resources.ts";
import { openQueueConsumer } from "../lib/open-queue-consumer.ts";
import { type LambdaContext, withinTimeLeft } from "../lib/within-time-left.ts";

const { database, log } = openQueueConsumer(process.env);
const { finishErasures, renewSecrets, countPasswordFormats } = composeMaintenance({
  config: readCustomersConfig({ ...process.env, ...linkedStripeKey() }),
  database,
  keys: linkedSubkeys("maintenance"),
  log,
});

/** Milliseconds before the end of the invocation that stay for the last steps of the jobs. */
const reserveMs = 20_000;

async function erase(limit: WorkLimit): Promise<void> {
  const { finished, unfinished } = await finishErasures(limit);
  if (finished + unfinished > 0) {
    log.info({ event: "erasures.finished", finished, unfinished }, "erasures completed");
  }
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
 * Completes interrupted erasures, re-encrypts webhook secrets and counts the formats of password hashes.
 * @throws the first error, so that Lambda counts it in its Errors metric. The next run does what is left: Lambda retries
 * none (infra/maintenance.ts)
 */
async function maintain(_event: unknown, context: LambdaContext): Promise<void> {
  const limit = { milliseconds: context.getRemainingTimeInMillis() - reserveMs, items: 500_000 };
  const outcomes = await Promise.allSettled([
    runStep(() => erase(limit), "erasures.failed"),
    runStep(() => renewSecrets(limit), "webhook_secrets.failed"),
    runStep(countPasswordFormats, "password_formats.failed"),
  ]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

export const handler = withinTimeLeft(maintain);
