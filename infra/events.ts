import {
  deadLetterRetentionSeconds,
  eventNames,
  type MailQueueName,
  maxReceiveCount,
  type QueueName,
  queueNames,
  queues,
  retentionSeconds,
  subscriptionFilter,
  visibilityTimeoutSeconds,
} from "../packages/adapters/src/messaging/topology.ts";
import { logicalName } from "./logical-name.ts";
import { tablePrefix } from "./tables.ts";

/** The topic, its queues, and the links that pass their addresses to functions. */
export type Events = {
  topic: aws.sns.Topic;
  queues: Record<QueueName, aws.sqs.Queue>;
  /** The names of the dead-letter queues by logical name. */
  deadLetters: Record<string, $util.Output<string>>;
  link: sst.Linkable<{ arn: $util.Output<string> }>;
  /** The link of the queue of webhook deliveries. */
  deliveries: sst.Linkable<{ url: $util.Output<string> }>;
  /** The link of the queue of erased users. */
  erasures: sst.Linkable<{ url: $util.Output<string> }>;
  /** What passes events from the topic to the queues. */
  subscriptions: aws.sns.TopicSubscription[];
  /** The links of the mail queues. */
  mails: Record<MailQueueName, sst.Linkable<{ url: $util.Output<string> }>>;
};

/** Creates the topic, queues, dead-letter queues and subscriptions of topology.ts, encrypted at rest. */
export function createEvents(): Events {
  const names = eventNames(tablePrefix());
  const topic = new aws.sns.Topic("EventTopic", {
    name: names.topic,
    // The policy of this AWS managed key allows it to every publisher: no KMS permission is needed.
    kmsMasterKeyId: "alias/aws/sns",
  });
  const deadLetters: Events["deadLetters"] = {};
  const subscriptions: aws.sns.TopicSubscription[] = [];
  const created = queueNames.map((queue) => [queue, createQueue(queue, topic)] as const);
  const sqsQueues = Object.fromEntries(created) as Events["queues"];
  return {
    topic,
    deadLetters,
    queues: sqsQueues,
    subscriptions,
    deliveries: linkQueue("Deliveries", "deliver-webhooks"),
    erasures: linkQueue("Erasures", "forget-person"),
    link: new sst.Linkable("Events", { properties: { arn: topic.arn } }),
    mails: {
      "send-links": linkQueue("LinkMailQueue", "send-links"),
      "send-mail": linkQueue("MailQueue", "send-mail"),
      "check-devices": linkQueue("DeviceCheckQueue", "check-devices"),
    },
  };

  function linkQueue(name: string, queue: QueueName) {
    return new sst.Linkable(name, { properties: { url: sqsQueues[queue].url } });
  }

  function createQueue(queue: QueueName, { arn: topicArn }: aws.sns.Topic): aws.sqs.Queue {
    const definition = queues[queue];
    const { name, deadLetters: deadLetterName } = names.queues[queue];
    const logical = logicalName(queue);
    const deadLetterQueue = new aws.sqs.Queue(`${logical}DeadLetters`, {
      name: deadLetterName,
      messageRetentionSeconds: deadLetterRetentionSeconds,
      sqsManagedSseEnabled: true,
    });
    deadLetters[logical] = deadLetterQueue.name;
    const sqsQueue = new aws.sqs.Queue(`${logical}Queue`, {
      name,
      visibilityTimeoutSeconds: visibilityTimeoutSeconds(definition),
      messageRetentionSeconds: retentionSeconds,
      sqsManagedSseEnabled: true,
      redrivePolicy: $jsonStringify({ deadLetterTargetArn: deadLetterQueue.arn, maxReceiveCount }),
    });
    new aws.sqs.RedriveAllowPolicy(`${logical}Redrive`, {
      queueUrl: deadLetterQueue.url,
      redriveAllowPolicy: $jsonStringify({
        redrivePermission: "byQueue",
        sourceQueueArns: [sqsQueue.arn],
      }),
    });
    if (definition.subscribes === "nothing") return sqsQueue;
    const filter = subscriptionFilter(definition);
    const queuePolicy = new aws.sqs.QueuePolicy(`${logical}Policy`, {
      queueUrl: sqsQueue.url,
      policy: aws.iam.getPolicyDocumentOutput({
        statements: [
          {
            principals: [{ type: "Service", identifiers: ["sns.amazonaws.com"] }],
            actions: ["sqs:SendMessage"],
            resources: [sqsQueue.arn],
            conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [topicArn] }],
          },
        ],
      }).json,
    });
    const subscription = new aws.sns.TopicSubscription(
      `${logical}Subscription`,
      {
        topic: topicArn,
        protocol: "sqs",
        endpoint: sqsQueue.arn,
        rawMessageDelivery: true,
        filterPolicy: filter && JSON.stringify(filter),
      },
      // Without the policy, SQS would reject the first events. After the earlier subscriptions, an event type that
      // moves to another queue is lost in none.
      { dependsOn: [queuePolicy, ...subscriptions] },
    );
    subscriptions.push(subscription);
    return sqsQueue;
  }
}
