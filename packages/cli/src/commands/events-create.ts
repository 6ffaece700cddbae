/** `npm run events:create`: makes the topic, the queues and the subscriptions. Safe to run at any time. */
import { parseArgs } from "node:util";
import { createTopology, queueNames } from "@latch/adapters/messaging";
import { runEntry } from "@latch/server/lifecycle";
import { withEvents } from "../data-command.ts";

await runEntry(async () => {
  parseArgs();
  await withEvents(process.env, async (events) => {
    await createTopology(events, events.names);
    const { topic, queues } = events.names;
    console.log([topic, ...queueNames.map((queue) => queues[queue].name)].join("\n"));
  });
});
