import { randomUUID } from "node:crypto";
import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import {
  createTopology,
  type EventNames,
  eventNames,
  type Messaging,
  openMessaging,
  type QueueName,
  queueUrlFor,
  type TopologyOptions,
} from "@latch/adapters/messaging";
import { startEvents } from "@latch/dev";
import { onTestFinished } from "vitest";
import type { MessageGrants } from "../../../infra/grants.ts";

/**
 * Opens a topic and queues in an emulator of SNS and SQS: one for this test unless one is given.
 */
export async function openTestEvents({
  endpoint,
  prefix = `t${randomUUID().slice(0, 8)}-`,
  ...options
}: { endpoint?: string; prefix?: string } & TopologyOptions = {}) {
  const at = endpoint ?? (await startTestEvents());
  const messaging = openTestMessaging(at);
  const names = eventNames(prefix);
  await createTopology(messaging, names, options);

  /** Returns the messages of a queue without removing them. */
  async function waiting(queue: QueueName, which: "name" | "deadLetters" = "name") {
    const QueueUrl = await queueUrlFor(messaging.sqs, names.queues[queue][which]);
    const { Messages = [] } = await messaging.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
    );
    return Messages.map(({ Body = "" }) => Body);
  }

  return { endpoint: at, messaging, names, prefix, waiting };
}
export type TestEvents = Awaited<ReturnType<typeof openTestEvents>>;

async function startTestEvents(): Promise<string> {
  const events = await startEvents();
  onTestFinished(events.stop);
  return events.endpoint;
}

/** Connects to an emulator. */
function openTestMessaging(endpoint: string): Messaging {
  const messaging = openMessaging({
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  onTestFinished(messaging.close);
  return messaging;
}

/** The resource of a call: the topic, a queue by its URL, or none. */
type Input = { TopicArn?: string; QueueUrl?: string };

/**
 * Restricts SNS and SQS to the grants of a Lambda function. The emulator has no IAM, so that a
 * missing grant would appear only after deployment.
 */
export function restrictMessaging(
  messaging: Messaging,
  names: EventNames,
  grants: MessageGrants,
): Messaging {
  const queueOf = (url: string): string | undefined =>
    Object.entries(names.queues).find(([, { name }]) => url.endsWith(`/${name}`))?.[0];

  function refuse(command: object, { TopicArn = "", QueueUrl = "" }: Input): void {
    // IAM checks the same action for one message and for a batch.
    const action = command.constructor.name.replace(/(?:Batch)?Command$/, "");
    const queue = queueOf(QueueUrl);
    const allowed: string[] = TopicArn.endsWith(`:${names.topic}`)
      ? (grants.topic ?? [])
      : (grants.queues?.[queue as QueueName] ?? []);
    if (allowed.includes(action)) return;
    throw new TypeError(`infra/grants.ts does not allow ${action} on ${queue ?? "the topic"}`);
  }

  const held = <Client extends { send: unknown }>(client: Client): Client =>
    new Proxy(client, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property, target);
        if (property !== "send" || typeof value !== "function") return value;
        return async (command: { input: Input }, ...rest: unknown[]) => {
          refuse(command, command.input);
          return value.call(target, command, ...rest);
        };
      },
    });
  return { ...messaging, sns: held(messaging.sns), sqs: held(messaging.sqs) };
}
