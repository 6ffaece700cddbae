import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { EventNames } from "./topology.ts";

/** Where SQS finds a queue of this name. @throws QueueDoesNotExist */
export async function queueUrlFor(sqs: SQSClient, QueueName: string): Promise<string> {
  const { QueueUrl = "" } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  return QueueUrl;
}

/** The ARN of a queue of this name. @throws QueueDoesNotExist */
export async function queueArnFor(sqs: SQSClient, QueueName: string): Promise<string> {
  const QueueUrl = await queueUrlFor(sqs, QueueName);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  return Attributes?.["QueueArn"] ?? "";
}

/**
 * The ARN of the topic: it stands beside its queues, and unlike SNS, SQS can be asked by name.
 * @throws QueueDoesNotExist
 */
export async function topicArnFor(sqs: SQSClient, { topic, queues }: EventNames): Promise<string> {
  const siblingArn = await queueArnFor(sqs, queues["record-activity"].name);
  return siblingArn.replace(":sqs:", ":sns:").replace(/[^:]+$/, topic);
}
