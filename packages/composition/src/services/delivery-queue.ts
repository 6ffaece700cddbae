import type {
  createDeliveryQueue,
  openSendingQueue,
} from "@latch/adapters/messaging/delivery-queue";
import type { DeliveryQueue } from "@latch/core";

type OpenQueue = DeliveryQueue & { close(): void };

/**
 * Opens the queue `deliver-webhooks` for sending. The client of SQS is loaded at the first message, because few
 * processes of the API send one.
 * @param queue its URL, or the prefix of all queue names: the URL is then looked up once
 */
export function openDeliveryQueue(
  connection: Parameters<typeof openSendingQueue>[0],
  queue: Parameters<typeof createDeliveryQueue>[0]["queue"],
): OpenQueue {
  let opened: Promise<OpenQueue> | undefined;

  async function open(): Promise<OpenQueue> {
    const adapter = await import("@latch/adapters/messaging/delivery-queue");
    const sqs = adapter.openSendingQueue(connection);
    return { ...adapter.createDeliveryQueue({ sqs, queue }), close: () => sqs.destroy() };
  }

  return {
    async send(refs, delaySeconds) {
      opened ??= open();
      await (await opened).send(refs, delaySeconds);
    },
    close: () => void opened?.then(({ close }) => close()),
  };
}
