import {
  deadLetterRetentionSeconds,
  eventNames,
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

/** The topic and the queues behind it, and what tells a function where they are. */
export type Events = {
  topic: aws.sns.Topic;
  queues: Record<QueueName, aws.sqs.Queue>;
  /** What the queues of what was given up are called, by the names of the resources. */
  deadLetters: Record<string, $util.Output<string>>;
  link: sst.Linkable<{ arn: $util.Output<string> }>;
  /** The queue of deliveries to webhook endpoints. */
  deliveries: sst.Linkable<{ url: $util.Output<string> }>;
  /** Where mails are ordered from. */
  mails: sst.Linkable<{ url: $util.Output<string> }>;
};

/** Topic, queues, dead-letter queues and subscriptions of topology.ts, encrypted at rest. */
export function createEvents(): Events {
  const names = eventNames(tablePrefix());
  const topic = new aws.sns.Topic("EventTopic", {
    name: names.topic,
    // The key policy of this one lets whoever may publish use it: no grant besides.
    kmsMasterKeyId: "alias/aws/sns",
  });
  const deadLetters: Events["deadLetters"] = {};
  const created = queueNames.map((queue) => [queue, createQueue(queue, topic)] as const);
  const made = Object.fromEntries(created) as Events["queues"];
  return {
    topic,
    deadLetters,
    queues: made,
    deliveries: new sst.Linkable("Deliveries", {
      properties: { url: made["deliver-webhooks"].url },
    }),
    link: new sst.Linkable("Events", { properties: { arn: topic.arn } }),
    mails: new sst.Linkable("MailQueue", { properties: { url: made["send-mail"].url } }),
  };

  function createQueue(queue: QueueName, { arn: topicArn }: aws.sns.Topic): aws.sqs.Queue {
    const definition = queues[queue];
    const { name, deadLetters: nameAside } = names.queues[queue];
    const logical = logicalName(queue);
    const deadLetterQueue = new aws.sqs.Queue(`${logical}DeadLetters`, {
      name: nameAside,
      messageRetentionSeconds: deadLetterRetentionSeconds,
      sqsManagedSseEnabled: true,
    });
    deadLetters[logical] = deadLetterQueue.name;
    const made = new aws.sqs.Queue(`${logical}Queue`, {
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
        sourceQueueArns: [made.arn],
      }),
    });
    if (definition.subscribes === "nothing") return made;
    const filter = subscriptionFilter(definition);
    const allowed = new aws.sqs.QueuePolicy(`${logical}Policy`, {
      queueUrl: made.url,
      policy: aws.iam.getPolicyDocumentOutput({
        statements: [
          {
            principals: [{ type: "Service", identifiers: ["sns.amazonaws.com"] }],
            actions: ["sqs:SendMessage"],
            resources: [made.arn],
            conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [topicArn] }],
          },
        ],
      }).json,
    });
    new aws.sns.TopicSubscription(
      `${logical}Subscription`,
      {
        topic: topicArn,
        protocol: "sqs",
        endpoint: made.arn,
        rawMessageDelivery: true,
        filterPolicy: filter && JSON.stringify(filter),
      },
      // Else the first events would be refused.
      { dependsOn: [allowed] },
    );
    return made;
  }
}
