import { createDeliveryQueue, openSendingQueue } from "@latch/adapters/messaging/delivery-queue";
import type { DeliveryQueue } from "@latch/core";

/**
 * Opens the queue `deliver-webhooks` for sending.
 * @param queue its URL, or the prefix of all queue names: the URL is then looked up once
 */
export function openDeliveryQueue(
  connection: Parameters<typeof openSendingQueue>[0],
  queue: Parameters<typeof createDeliveryQueue>[0]["queue"],
): DeliveryQueue & { close(): void } {
  const sqs = openSendingQueue(connection);
  return { ...createDeliveryQueue({ sqs, queue }), close: () => sqs.destroy() };
}
