import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { QueueRecord } from "./queue-record.ts";
import { traceAttribute } from "./trace-attribute.ts";

/**
 * Creates a function that sends a message once more, to the end of its queue. The consumer then acknowledges the
 * received one. Unlike a failed message, the new one has not been received before, so it does not approach the
 * dead-letter queue. A process that is killed in between leaves both.
 * @param queueUrl called when it is needed, so that the process starts during an outage of SQS
 */
export const createSendAgain =
  (sqs: SQSClient, queueUrl: () => Promise<string> | string) =>
  async ({ body, messageAttributes = {} }: QueueRecord): Promise<void> => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: await queueUrl(),
        MessageBody: body,
        MessageAttributes: traceAttribute(messageAttributes["traceparent"]?.stringValue),
      }),
    );
  };
