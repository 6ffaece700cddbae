import { createKeyRing, type KeyRing } from "@latch/adapters/crypto";
import { type MailQueueName, queueUrlFor, topicArnFor } from "@latch/adapters/messaging";
import { inject, onTestFinished } from "vitest";
import type { FunctionName } from "../../scripts/bundle.ts";
import { startRecorder } from "./doubles/recorder.ts";
import { createSubkeyLinks } from "./fixtures/subkey-links.ts";
import { createHarness } from "./harness.ts";
import { openTestEvents } from "./processes/events.ts";
import { deploy, startLambda } from "./processes/lambda.ts";

/**
 * Runs the bundle of a function with a recorder, and an API in this process on the same tables,
 * whose calls are not recorded.
 */
export async function runRecorded(
  name: FunctionName,
  { keys: given, environment = {} }: { keys?: KeyRing; environment?: Record<string, string> } = {},
) {
  const deployed = await deploy(`recorded-${name}-`, name);
  onTestFinished(deployed.remove);
  const keys = given ?? (await createKeyRing());
  const events = await openTestEvents();
  const recorder = await startRecorder(
    { dynamodb: inject("dynamoEndpoint"), events: events.endpoint },
    { tables: deployed.database.tables, prefix: events.prefix },
  );
  const harness = await createHarness(
    { WEBHOOK_ALLOW_PRIVATE: "true" },
    { database: deployed.database, keys },
  );
  const { messaging, names } = events;
  // On AWS, SQS is called at the URL of the queue.
  const queueAt = async (queue: "deliver-webhooks" | "forget-person" | MailQueueName) => {
    const { pathname } = new URL(await queueUrlFor(messaging.sqs, names.queues[queue].name));
    return { url: `${recorder.endpoint}${pathname}` };
  };
  const links = {
    ...deployed.links,
    LatchKeys: { value: JSON.stringify(keys) },
    ...(await createSubkeyLinks(keys)),
    Deliveries: await queueAt("deliver-webhooks"),
    Erasures: await queueAt("forget-person"),
    MailQueue: await queueAt("send-mail"),
    LinkMailQueue: await queueAt("send-links"),
    DeviceCheckQueue: await queueAt("check-devices"),
    Events: { arn: await topicArnFor(messaging.sqs, names) },
    BrevoApiKey: { value: "xkeysib-secret" },
  };

  /** Starts the function with additional variables in its own environment. */
  async function start(more: Record<string, string> = {}, linked: Record<string, object> = {}) {
    const lambda = await startLambda(
      deployed.folder,
      { ...links, ...linked },
      {
        LATCH_ISSUER: "https://auth.example.com",
        ...recorder.environment,
        ...environment,
        ...more,
      },
    );
    onTestFinished(lambda.stop);
    return lambda;
  }
  return { start, harness, database: deployed.database, seen: recorder.seen };
}
