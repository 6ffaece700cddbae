import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { queueUrlFor } from "@latch/adapters/messaging";
import { createDeliveryQueue } from "@latch/adapters/messaging/delivery-queue";
import { expect, test } from "vitest";
import { deliveryQueueGrants } from "../../../infra/grants.ts";
import { openTestEvents, restrictMessaging } from "../../support/processes/events.ts";

test("a function that queues deliveries may send any number of messages with any delay", async () => {
  const { messaging, names } = await openTestEvents();
  const url = await queueUrlFor(messaging.sqs, names.queues["deliver-webhooks"].name);
  const createQueue = (grants: typeof deliveryQueueGrants) =>
    createDeliveryQueue({
      sqs: restrictMessaging(messaging, names, grants).sqs,
      queue: { url },
    });
  const refs = Array.from({ length: 23 }, (_, index) => ({
    endpointId: "whe_1" as const,
    deliveryId: `evt_${index}` as const,
  }));
  await createQueue(deliveryQueueGrants).send(refs);
  await createQueue(deliveryQueueGrants).send(refs.slice(0, 1), 24 * 3600);
  const { Attributes } = await messaging.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: "23",
    ApproximateNumberOfMessagesDelayed: "1",
  });
  await expect(createQueue({}).send(refs)).rejects.toMatchObject({ code: "unavailable" });
});
