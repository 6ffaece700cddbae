import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { EventNames } from "./topology.ts";

/**
 * Returns the URL of a queue.
 * @throws QueueDoesNotExist
 */
export async function queueUrlFor(sqs: SQSClient, QueueName: string): Promise<string> {
  const { QueueUrl = "" } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  return QueueUrl;
}

/**
 * Returns the ARN of a queue.
 * @throws QueueDoesNotExist
 */
export async function queueArnFor(sqs: SQSClient, QueueName: string): Promise<string> {
  const QueueUrl = await queueUrlFor(sqs, QueueName);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  return Attributes?.["QueueArn"] ?? "";
}

/**
 * Returns the ARN of the topic. It is derived from the ARN of a queue in the same account and
 * region, because SQS finds a queue by name and SNS finds no topic by name.
 * @throws QueueDoesNotExist
 */
export async function topicArnFor(sqs: SQSClient, { topic, queues }: EventNames): Promise<string> {
  const siblingArn = await queueArnFor(sqs, queues["record-activity"].name);
  return siblingArn.replace(":sqs:", ":sns:").replace(/[^:]+$/, topic);
}
