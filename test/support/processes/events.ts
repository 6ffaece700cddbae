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

/** A topic and queues of their own at an SNS and SQS, this test's own unless one is given. */
export async function openTestEvents({
  endpoint,
  prefix = `t${randomUUID().slice(0, 8)}-`,
  ...options
}: { endpoint?: string; prefix?: string } & TopologyOptions = {}) {
  const at = endpoint ?? (await startTestEvents());
  const messaging = openTestMessaging(at);
  const names = eventNames(prefix);
  await createTopology(messaging, names, options);

  /** What waits in a queue, without taking it away. */
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

/** A connection to an emulator. */
function openTestMessaging(endpoint: string): Messaging {
  const messaging = openMessaging({
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  onTestFinished(messaging.close);
  return messaging;
}

/** What a call names: the topic, a queue by its URL, or nothing of ours. */
type Input = { TopicArn?: string; QueueUrl?: string };

/**
 * SNS and SQS as a Lambda sees them: what its role does not allow is refused. The emulator knows no
 * IAM, so that a missing grant would show only after deployment.
 */
export function grantedMessaging(
  messaging: Messaging,
  names: EventNames,
  grants: MessageGrants,
): Messaging {
  const queueOf = (url: string): string | undefined =>
    Object.entries(names.queues).find(([, { name }]) => url.endsWith(`/${name}`))?.[0];

  function refuse(command: object, { TopicArn = "", QueueUrl = "" }: Input): void {
    // IAM asks about one message what it asks about a batch.
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
