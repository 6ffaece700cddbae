import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import type { Messaging } from "./messaging.ts";
import {
  deadLetterRetentionSeconds,
  type EventNames,
  maxReceiveCount,
  type QueueDefinition,
  type QueueName,
  queueNames,
  queues,
  retentionSeconds,
  subscriptionFilter,
  visibilityTimeoutSeconds,
} from "./topology.ts";

/** Settings that override the definition of a queue, for tests that can't wait that long. */
export type TopologyOptions = { visibilityTimeoutSeconds?: number };

/**
 * Creates and updates the topic, the queues with their dead-letter queues, and the subscriptions of
 * `topology.ts`. It can run at any time, and deletes no queue and no message.
 */
export async function createTopology(
  messaging: Messaging,
  names: EventNames,
  options: TopologyOptions = {},
): Promise<void> {
  const { TopicArn = "" } = await messaging.sns.send(new CreateTopicCommand({ Name: names.topic }));
  const queueArns = await Promise.all(
    queueNames.map(async (queue) => [queue, await createQueue(queue)] as const),
  );
  await subscribe(messaging, TopicArn, new Map(queueArns));

  /** @returns the ARN of the queue */
  async function createQueue(queue: QueueName): Promise<string> {
    const { name, deadLetters } = names.queues[queue];
    const common = { SqsManagedSseEnabled: "true" };
    const deadLetterQueue = await converge(messaging, deadLetters, {
      ...common,
      MessageRetentionPeriod: String(deadLetterRetentionSeconds),
    });
    const seconds = options.visibilityTimeoutSeconds ?? visibilityTimeoutSeconds(queues[queue]);
    return converge(messaging, name, {
      ...common,
      MessageRetentionPeriod: String(retentionSeconds),
      VisibilityTimeout: String(seconds),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterQueue, maxReceiveCount }),
      ...(queues[queue].subscribes !== "nothing" && {
        Policy: JSON.stringify(toQueuePolicy(TopicArn, TopicArn.replace(":sns:", ":sqs:"), name)),
      }),
    });
  }
}

/** Returns the policy of a queue that allows the topic to send to it. */
const toQueuePolicy = (topicArn: string, sibling: string, queue: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: sibling.replace(/[^:]+$/, queue),
      Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
    },
  ],
});

/**
 * Creates a queue or updates its attributes.
 * @returns the ARN of the queue
 */
async function converge(
  { sqs }: Messaging,
  QueueName: string,
  Attributes: Record<string, string>,
): Promise<string> {
  // CreateQueue fails for an existing queue with other attributes.
  const found = await sqs.send(new GetQueueUrlCommand({ QueueName })).catch((error: unknown) => {
    if (error instanceof QueueDoesNotExist) return undefined;
    throw error;
  });
  const { QueueUrl } = found ?? (await sqs.send(new CreateQueueCommand({ QueueName, Attributes })));
  if (found) await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  const { Attributes: known } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  return known?.["QueueArn"] ?? "";
}

/** Returns the attributes of a subscription, with the names of SNS. */
const toSubscriptionAttributes = (definition: QueueDefinition): Record<string, string> => {
  const filter = subscriptionFilter(definition);
  return {
    RawMessageDelivery: "true",
    FilterPolicy: filter ? JSON.stringify(filter) : "{}",
  };
};

async function subscribe(
  { sns }: Messaging,
  TopicArn: string,
  arns: Map<QueueName, string>,
): Promise<void> {
  const existingSubscriptions = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const page = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken }));
    for (const { Endpoint = "", SubscriptionArn = "" } of page.Subscriptions ?? []) {
      existingSubscriptions.set(Endpoint, SubscriptionArn);
    }
    NextToken = page.NextToken;
  } while (NextToken);
  const subscriptions = queueNames.map((queue) => {
    const definition = queues[queue];
    const Endpoint = arns.get(queue) ?? "";
    const attributes =
      definition.subscribes === "nothing" ? undefined : toSubscriptionAttributes(definition);
    return { Endpoint, attributes, SubscriptionArn: existingSubscriptions.get(Endpoint) };
  });
  await Promise.all(
    subscriptions.map(async ({ Endpoint, attributes: Attributes, SubscriptionArn }) => {
      if (!Attributes || SubscriptionArn) return;
      await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint, Attributes }));
    }),
  );
  // After the new ones: an event type that moves to another queue is lost in none.
  await Promise.all(
    subscriptions.map(async ({ attributes, SubscriptionArn }) => {
      if (!SubscriptionArn) return;
      if (!attributes) await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      for (const [AttributeName, AttributeValue] of Object.entries(attributes ?? {})) {
        const change = { SubscriptionArn, AttributeName, AttributeValue };
        await sns.send(new SetSubscriptionAttributesCommand(change));
      }
    }),
  );
}
