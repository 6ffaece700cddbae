import { type Envelope, eventOf, happeningsOf, type Log } from "@latch/core";
import type { TableNames } from "../dynamodb/tables.ts";
import type { Publisher } from "../messaging/publisher.ts";
import { eventIdOf } from "./event-id.ts";
import { changeOf, type StreamRecord } from "./record.ts";

/** What Lambda wants to hear of a batch: where to begin again, if anywhere. */
export type BatchOutcome = { batchItemFailures: { itemIdentifier: string }[] };

export type PublishOutcome = BatchOutcome & {
  /** The record that failed never can be read: trying again would not help. */
  unreadable?: boolean;
};

type Deps = {
  publish: Publisher;
  tables: TableNames;
  /** The issuer of this installation. */
  source: string;
  log: Log;
};

/**
 * Tells the events that a batch of stream records means. Names the first record that could not be
 * read or told, so that nothing is passed over; what stands behind it may be told twice, with the
 * same ids.
 */
export const createChangePublisher =
  ({ publish, tables, source, log }: Deps) =>
  async ({ Records }: { Records: StreamRecord[] }): Promise<PublishOutcome> => {
    const told = new Map<string, StreamRecord>();
    const events: Envelope[] = [];
    let failed: { record: StreamRecord; err: unknown; unreadable?: boolean } | undefined;
    for (const record of Records) {
      try {
        for (const event of await eventsOf(record)) {
          events.push(event);
          told.set(event.id, record);
        }
      } catch (err) {
        failed = { record, err, unreadable: true };
        break;
      }
    }
    // All of them stand before the record that could not be read.
    const [unpublished] = await publish(events);
    const record = unpublished && told.get(unpublished.event.id);
    if (record) failed = { record, err: new Error(unpublished.reason) };
    if (!failed) return { batchItemFailures: [] };
    const sequenceNumber = numberOf(failed.record);
    log.error(
      { event: "publish.failed", sequenceNumber, err: failed.err },
      "a change was not told",
    );
    return {
      batchItemFailures: [{ itemIdentifier: sequenceNumber }],
      ...(failed.unreadable && { unreadable: true }),
    };

    async function eventsOf(record: StreamRecord): Promise<Envelope[]> {
      const change = changeOf(record, tables);
      return Promise.all(
        (change ? happeningsOf(change) : []).map(async (happening) =>
          eventOf(happening, await eventIdOf(happening, numberOf(record)), source),
        ),
      );
    }
  };

const numberOf = ({ dynamodb }: StreamRecord): string => dynamodb?.SequenceNumber ?? "";
