import {
  createPostpone,
  createQueueConsumer,
  queues,
  queueUrlOf,
  readMailMessage,
  type TopologyOptions,
} from "@latch/adapters/messaging";
import { startQueuePoller } from "@latch/server";
import { onTestFinished } from "vitest";
import { postponingGrants } from "../../infra/grants.ts";
import { openChain } from "./event-pipeline.ts";
import { grantedMessaging } from "./processes/events.ts";

/** The whole chain from a request to a mail; what fails comes again at once. */
export async function openMailChain(options: TopologyOptions = {}) {
  const chain = await openChain(options);
  const { messaging, names } = chain.events;
  const { name } = names.queues["send-mail"];
  const { sqs } = grantedMessaging(messaging, names, postponingGrants);
  const bodies: string[] = [];
  const poller = startQueuePoller({
    ...queues["send-mail"],
    sqs: messaging.sqs,
    name,
    consume: createQueueConsumer({
      read(body) {
        bodies.push(body);
        return readMailMessage(body);
      },
      handle: chain.sendMail,
      log: chain.deps.log,
      backoff: {
        seconds: [0, 0, 0, 0],
        postpone: createPostpone(sqs, () => queueUrlOf(messaging.sqs, name)),
      },
    }),
    log: chain.deps.log,
  });
  onTestFinished(poller.stop);
  return {
    ...chain,
    /** What came out of the queue of mails so far. */
    bodies,
  };
}
