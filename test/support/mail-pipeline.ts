import {
  createChangeVisibility,
  createQueueConsumer,
  type MailQueueName,
  mailQueueNames,
  parseMailMessage,
  queues,
  queueUrlFor,
  type TopologyOptions,
} from "@latch/adapters/messaging";
import { startQueuePoller } from "@latch/server";
import { onTestFinished } from "vitest";
import { changeVisibilityGrants } from "../../infra/grants.ts";
import { openEventPipeline } from "./event-pipeline.ts";
import { restrictMessaging } from "./processes/events.ts";

/** Opens the pipeline from a request to a mail. Failed messages are retried at once. */
export async function openMailPipeline(options: TopologyOptions = {}) {
  const chain = await openEventPipeline({ ...options, sendsMails: true });
  const { messaging, names } = chain.events;
  const bodies: string[] = [];
  for (const queue of mailQueueNames) startConsumer(queue);

  function startConsumer(queue: MailQueueName): void {
    const { name } = names.queues[queue];
    const { sqs } = restrictMessaging(messaging, names, changeVisibilityGrants(queue));
    const poller = startQueuePoller({
      ...queues[queue],
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
  }

  return {
    ...chain,
    /** The messages that the queues of mails have delivered so far. */
    bodies,
  };
}
