import { EventId, WebhookEndpointId } from "@latch/contract";
import type { DeliveryRef } from "@latch/core";
import * as z from "zod";

const Message = z.object({ endpointId: WebhookEndpointId, deliveryId: EventId });

/**
 * Parses the reference to a delivery from a message.
 * @throws an error for a malformed message
 */
export function parseDeliveryMessage(body: string): DeliveryRef {
  try {
    return Message.parse(JSON.parse(body));
  } catch {
    throw new Error("The message has no valid delivery reference");
  }
}
