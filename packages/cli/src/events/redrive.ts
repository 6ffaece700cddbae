import { listDeadLetters, type QueueName, queueNames, redrive } from "@latch/adapters/messaging";
import type { Environment } from "@latch/dev/stack";
import type { EventsConnection } from "@latch/server/events-connection";
import { withEvents } from "../data-command.ts";
import { usageError } from "../exit-codes.ts";
import { withProgress } from "../terminal/progress.ts";

/** Moves the dead letters of a queue back to it, or lists dead letters. */
export async function redriveQueue(
  queue: QueueName | undefined,
  { list, max }: { list?: boolean; max?: number },
  environment: Environment,
): Promise<void> {
  if (!list && !queue) {
    throw usageError(`Name a queue (${queueNames.join(", ")}), or use --list.`);
  }
  if (list && max !== undefined) throw usageError("--max cannot be used with --list.");
  await withEvents(environment, async (events) => {
    if (list || !queue) {
      for (const each of queue ? [queue] : queueNames) await printDeadLetters(events, each);
      return;
    }
    const { moved } = await withProgress(`Moving messages to ${queue}`, ({ show }) =>
      redrive(events.sqs, events.names.queues[queue], {
        max,
        onProgress: (count) => show(`${count.toLocaleString("en")} messages`),
      }),
    );
    console.log(`${queue}: ${moved} moved back`);
  });
}

async function printDeadLetters({ sqs, names }: EventsConnection, queue: QueueName): Promise<void> {
  const { count, letters } = await listDeadLetters(sqs, names.queues[queue]);
  console.log(`${queue}: ${count}`);
  for (const { messageId, sentAt, event } of letters) {
    const what = event ? `${event.id} ${event.type} ${event.subject}` : `message ${messageId}`;
    console.log(`  ${sentAt} ${what}`);
  }
  if (count > letters.length) console.log(`  and ${count - letters.length} more`);
}
