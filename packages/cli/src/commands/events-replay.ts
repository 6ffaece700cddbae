/**
 * `npm run events:replay -- --since TIME [--until TIME] [--type TYPE …]`: tells what has happened once
 * more, with the same ids, in order of time. Consumers that have it already do nothing.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { listActivityBetween } from "@latch/adapters/dynamodb";
import { parseEventMessage, topicArnFor } from "@latch/adapters/messaging";
import { openPublisher } from "@latch/composition/events";
import { readServerConfig } from "@latch/config/server";
import { EventType } from "@latch/contract";
import { type DomainEvent, toDomainEvent } from "@latch/core";
import { onStop, runEntry, StartupError } from "@latch/server/lifecycle";
import * as z from "zod";
import { withEvents } from "../data-command.ts";

/** Events that are told at once. */
const batch = 50;

const time = z.iso.datetime({ offset: true, error: "Must be a time such as 2026-11-21T09:00:00Z" });
const Options = z.object({
  since: time,
  until: time.optional(),
  type: z.array(EventType).default([]),
  after: z.string().optional(),
  rate: z.coerce.number().int().min(1).max(10_000).default(200),
});

await runEntry(async () => {
  const { since, until, type, after, rate } = readOptions();
  const stop = new AbortController();
  onStop(process.env, async () => stop.abort());

  await withEvents(process.env, async (events, database, { environment }) => {
    const { LATCH_ISSUER } = readServerConfig(environment);
    const publish = openPublisher({
      sns: events.sns,
      topicArn: () => topicArnFor(events.sqs, events.names),
    });
    const told = await listActivityBetween(database, {
      sinceMs: Date.parse(since),
      untilMs: until === undefined ? Date.now() : Date.parse(until),
    });
    const wanted = told
      .filter((each) => type.length === 0 || type.includes(each.type))
      .filter(({ id }) => after === undefined || id > after);
    const envelopes = wanted.flatMap((each) => readable(toDomainEvent(each, LATCH_ISSUER)));
    let done = 0;
    for (let at = 0; at < envelopes.length && !stop.signal.aborted; at += batch) {
      const begunAtMs = performance.now();
      const some = envelopes.slice(at, at + batch);
      const [failed] = await publish(some);
      if (failed) throw new StartupError(`${interrupted(done, envelopes, after)} ${failed.reason}`);
      done += some.length;
      const restMs = (some.length / rate) * 1000 - (performance.now() - begunAtMs);
      if (restMs > 0) await sleep(restMs);
      // Whoever is killed goes on from the last of these, by --after.
      if (done % 1000 === 0) console.error(`${done} of ${envelopes.length}: ${some.at(-1)?.id}`);
    }
    if (stop.signal.aborted) throw new StartupError(interrupted(done, envelopes, after));
    const skipped = wanted.length - envelopes.length;
    console.log(
      `${done} events told again${skipped > 0 ? `, ${skipped} skipped: they are older than what events say today` : ""}`,
    );
  });
});

/** In a message that says how to go on; what is told twice is done once. */
function interrupted(done: number, envelopes: DomainEvent[], after: string | undefined): string {
  const last = envelopes[done - 1]?.id ?? after;
  const option = last ? ` --after ${last}` : "";
  return `Stopped after ${done} of ${envelopes.length} events: go on with the same options and${option || " nothing more"}.`;
}

/** None that no consumer could read. */
function readable(event: DomainEvent): DomainEvent[] {
  try {
    return [parseEventMessage(JSON.stringify(event))];
  } catch {
    return [];
  }
}

function readOptions() {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      since: option,
      until: option,
      type: { ...option, multiple: true },
      after: option,
      rate: option,
    },
  });
  const result = Options.safeParse(values);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`);
  throw new StartupError(lines.join("\n"));
}
