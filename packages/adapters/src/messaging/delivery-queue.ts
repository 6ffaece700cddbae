import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { type DeliveryQueue, ProblemError, type TracedDeliveryRef } from "@latch/core";
import { queueUrlFor } from "./addresses.ts";
import { toBatches } from "./batches.ts";
import { type MessagingOptions, openQueues } from "./messaging.ts";
import { eventNames } from "./topology.ts";
import { traceAttribute } from "./trace-attribute.ts";

/** Seconds. The maximum delay of a message in SQS. */
const maxDelaySeconds = 900;

/**
 * Connects to SQS for sending. The timeouts are short, so that the API can respond with 503 during
 * an outage before its caller times out.
 */
export const openSendingQueue = (options: MessagingOptions): SQSClient =>
  openQueues(options, {
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });

type Options = {
  sqs: SQSClient;
  /** The URL of the queue or, if that is not configured, the prefix of its name. */
  queue: { url: string } | { prefix: string };
};

const deliveryQueueName = (prefix: string): string =>
  eventNames(prefix).queues["deliver-webhooks"].name;

/**
 * Creates the queue of webhook deliveries, over SQS. It sends up to ten in one call.
 * @throws `unavailable` when one could not be sent
 */
export function createDeliveryQueue({ sqs, queue }: Options): DeliveryQueue {
  let url = "url" in queue ? queue.url : undefined;

  async function sendBatch(batch: TracedDeliveryRef[], DelaySeconds: number): Promise<void> {
    const { Failed: [failed] = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: batch.map(({ endpointId, deliveryId, traceparent }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify({ endpointId, deliveryId }),
          MessageAttributes: traceAttribute(traceparent),
          DelaySeconds,
        })),
      }),
    );
    if (failed) throw new Error(`SQS rejected a message: ${failed.Code}`);
  }

  return {
    async send(refs, delaySeconds = 0) {
      if (refs.length === 0) return;
      const seconds = Math.min(maxDelaySeconds, Math.ceil(delaySeconds));
      try {
        if ("prefix" in queue) url ??= await queueUrlFor(sqs, deliveryQueueName(queue.prefix));
        await Promise.all(toBatches(refs).map((batch) => sendBatch(batch, seconds)));
      } catch (cause) {
        throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause });
      }
    },
  };
}
