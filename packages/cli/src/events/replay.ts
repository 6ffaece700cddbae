import { setTimeout as sleep } from "node:timers/promises";
import { listActivityBetween } from "@latch/adapters/dynamodb";
import { parseEventMessage, topicArnFor } from "@latch/adapters/messaging";
import { openPublisher } from "@latch/composition/events";
import { readServerConfig } from "@latch/config/server";
import { EventId, type EventType } from "@latch/contract";
import { type DomainEvent, toDomainEvent } from "@latch/core";
import type { Environment } from "@latch/dev/stack";
import { withEvents } from "../data-command.ts";
import { CommandError, exitCodes, usageError } from "../exit-codes.ts";
import { createInterruption, type Interruption } from "../interruption.ts";
import { type Progress, withProgress } from "../terminal/progress.ts";

/** Events that are published at once. */
const batch = 50;

type Options = {
  /** Milliseconds since 1970. */
  since: number;
  until?: number;
  type?: EventType[];
  after?: string;
  /** Events per second. */
  rate: number;
};

/** Publishes the events of a period again, with the same ids, in order of time. */
export async function replayEvents(options: Options, environment: Environment): Promise<void> {
  const { since, until = Date.now(), type, after } = options;
  if (since >= until) throw usageError("--since must be before --until, and in the past.");
  if (after !== undefined && !EventId.safeParse(after).success) {
    throw usageError("--after must be the id of an event, such as evt_01jd7p3t1kf4fvz0e8m2q5c9ax.");
  }
  await withEvents(environment, async (events, database, stack) => {
    const { LATCH_ISSUER } = readServerConfig(stack.environment);
    const state: State = { done: 0, skipped: 0, last: after };
    const interruption = createInterruption(environment);
    const publish = openPublisher({
      sns: events.sns,
      topicArn: () => topicArnFor(events.sqs, events.names),
    });
    let next = after;
    do {
      interruption.check(() => stoppedAt(state));
      const page = await withProgress("Reading the activity log", () =>
        listActivityBetween(database, { sinceMs: since, untilMs: until, after: next }),
      );
      const wanted = page.items.filter((each) => !type || type.includes(each.type));
      const envelopes = wanted.flatMap((each) => readable(toDomainEvent(each, LATCH_ISSUER)));
      state.skipped += wanted.length - envelopes.length;
      await withProgress(
        "Publishing events",
        ({ show }) => publishAll(state, envelopes, { ...options, publish, show, interruption }),
        { total: envelopes.length },
      );
      next = page.next;
      state.last = next ?? state.last;
    } while (next);
    const { done, skipped } = state;
    console.log(
      `${done} events published again${skipped > 0 ? `, ${skipped} skipped: they do not match the current event schemas` : ""}`,
    );
  });
}

/** How far a replay is. */
type State = { done: number; skipped: number; last: string | undefined };

function stoppedAt({ done, last }: State): string {
  const option = last ? ` and --after ${last}` : "";
  return `Stopped after ${done} events. Continue with the same options${option}.`;
}

type Publishing = Pick<Options, "rate"> & {
  publish: ReturnType<typeof openPublisher>;
  show: Progress["show"];
  interruption: Interruption;
};

/** Publishes events at a steady rate. @throws CommandError with the options to continue with */
async function publishAll(
  state: State,
  envelopes: DomainEvent[],
  { rate, publish, show, interruption }: Publishing,
): Promise<void> {
  for (let begin = 0; begin < envelopes.length; begin += batch) {
    interruption.check(() => stoppedAt(state));
    const startedAtMs = performance.now();
    const some = envelopes.slice(begin, begin + batch);
    const [failed] = await publish(some);
    if (failed) throw new CommandError(`${stoppedAt(state)} ${failed.reason}`, exitCodes.failed);
    state.done += some.length;
    state.last = some.at(-1)?.id;
    // The id is what --after takes, should the process be killed.
    show(`${begin + some.length} of ${envelopes.length}, last ${state.last}`, begin + some.length);
    const restMs = (some.length / rate) * 1000 - (performance.now() - startedAtMs);
    // An interruption ends the pause as well.
    if (restMs > 0) await sleep(restMs, undefined, interruption).catch(() => {});
  }
}

/** Leaves out an event that no consumer could read. */
function readable(event: DomainEvent): DomainEvent[] {
  try {
    return [parseEventMessage(JSON.stringify(event))];
  } catch {
    return [];
  }
}
