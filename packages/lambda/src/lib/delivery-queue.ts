import { createDeliveryQueue, openSender } from "@latch/adapters/messaging/delivery-queue";
import type { DeliveryQueue } from "@latch/core";
import { linkedDeliveries } from "./linked-resources.ts";

/** The queue of deliveries that sst.config.ts links to the function. */
export const openDeliveryQueue = (region: string): DeliveryQueue =>
  createDeliveryQueue({ sqs: openSender({ region }), queue: { url: linkedDeliveries() } });
