import {
  createChangeVisibility,
  createQueueConsumer,
  parseMailMessage,
  queues,
  queueUrlFor,
  type TopologyOptions,
} from "@latch/adapters/messaging";
import { startQueuePoller } from "@latch/server";
import { onTestFinished } from "vitest";
import { changeVisibilityGrants } from "../../infra/grants.ts";
import { openEventPipeline } from "./event-pipeline.ts";
import { grantedMessaging } from "./processes/events.ts";

/** The whole chain from a request to a mail; what fails comes again at once. */
export async function openMailPipeline(options: TopologyOptions = {}) {
  const chain = await openEventPipeline(options);
  const { messaging, names } = chain.events;
  const { name } = names.queues["send-mail"];
  const { sqs } = grantedMessaging(messaging, names, changeVisibilityGrants);
  const bodies: string[] = [];
  const poller = startQueuePoller({
    ...queues["send-mail"],
    sqs: messaging.sqs,
    name,
    consume: createQueueConsumer({
      read(body) {
        bodies.push(body);
        return parseMailMessage(body);
      },
      handle: chain.sendMail,
      log: chain.deps.log,
      backoff: {
        seconds: [0, 0, 0, 0],
        changeVisibility: createChangeVisibility(sqs, () => queueUrlFor(messaging.sqs, name)),
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
