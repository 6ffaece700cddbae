/**
 * `npm run events:redrive -- QUEUE [--max N]`: moves back to a queue what was put aside after five
 * tries; `--list` shows what that is, of all queues if none is named.
 */
import { parseArgs } from "node:util";
import { listDeadLetters, type QueueName, queueNames, redrive } from "@latch/adapters/messaging";
import type { EventsConnection } from "@latch/server/connections";
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { withEvents } from "../data-command.ts";

await runEntry(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: "boolean", default: false }, max: { type: "string" } },
  });
  const names = positionals.map(asQueue);
  const max = values.max === undefined ? undefined : asCount(values.max);
  if (!values.list && names.length !== 1) {
    throw new StartupError(
      `Name one queue (${queueNames.join(", ")}): \`npm run events:redrive -- QUEUE [--max N]\`, or --list.`,
    );
  }
  await withEvents(process.env, async (events) => {
    if (values.list) {
      for (const queue of names.length > 0 ? names : queueNames) await list(events, queue);
      return;
    }
    const [queue] = names as [QueueName];
    const { moved } = await redrive(events.sqs, events.names.queues[queue], { max });
    console.log(`${queue}: ${moved} moved back`);
  });
});

async function list({ sqs, names }: EventsConnection, queue: QueueName): Promise<void> {
  const { count, letters } = await listDeadLetters(sqs, names.queues[queue]);
  console.log(`${queue}: ${count}`);
  for (const { messageId, sentAt, event } of letters) {
    const what = event ? `${event.id} ${event.type} ${event.subject}` : `message ${messageId}`;
    console.log(`  ${sentAt} ${what}`);
  }
  if (count > letters.length) console.log(`  and ${count - letters.length} more`);
}

function asQueue(name: string): QueueName {
  if (queueNames.includes(name as QueueName)) return name as QueueName;
  throw new StartupError(`There is no queue ${name}: ${queueNames.join(", ")} are.`);
}

function asCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new StartupError("--max: Must be a whole number from 1 on.");
}
