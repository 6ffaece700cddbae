import { createTopology, queueNames } from "@latch/adapters/messaging";
import type { Environment } from "@latch/dev/stack";
import { withEvents } from "../data-command.ts";
import { withProgress } from "../terminal/progress.ts";

/** Creates the topic, the queues and the subscriptions, and prints their names. */
export const createEvents = (environment: Environment): Promise<void> =>
  withEvents(environment, async (events) => {
    await withProgress("Creating queues", () => createTopology(events, events.names));
    const { topic, queues } = events.names;
    console.log([topic, ...queueNames.map((queue) => queues[queue].name)].join("\n"));
  });
