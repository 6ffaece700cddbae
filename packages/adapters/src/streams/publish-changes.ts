import {
  type DomainEvent,
  domainEventsOf,
  type Log,
  mailCommandId,
  type TracedMailCommand,
} from "@latch/core";
import type { TableNames } from "../dynamodb/tables/tables.ts";
import type { MailQueue } from "../messaging/mail-queue.ts";
import type { Publish } from "../messaging/publisher.ts";
import { deriveEventId } from "./event-id.ts";
import { toMailCommand } from "./mail-command.ts";
import { type StreamRecord, toChange } from "./record.ts";

/** What Lambda wants to hear of a batch: where to begin again, if anywhere. */
export type StreamBatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

export type PublishOutcome = StreamBatchResponse & {
  /** The record that failed never can be read: trying again would not help. */
  unreadable?: boolean;
};

type Deps = {
  publish: Publish;
  /** Links and notices go to the consumer of mails, and to nobody else. */
  sendMailCommands: MailQueue;
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
  ({ publish, sendMailCommands, tables, source, log }: Deps) =>
  async ({ Records }: { Records: StreamRecord[] }): Promise<PublishOutcome> => {
    const recordsByEventId = new Map<string, StreamRecord>();
    const events: DomainEvent[] = [];
    const orders: TracedMailCommand[] = [];
    let failed: { record: StreamRecord; err: unknown; unreadable?: boolean } | undefined;
    for (const record of Records) {
      try {
        for (const event of await eventsOf(record)) {
          events.push(event);
          recordsByEventId.set(event.id, record);
        }
        const order = toMailCommand(record, tables);
        if (order) {
          orders.push(order);
          recordsByEventId.set(mailCommandId(order), record);
        }
      } catch (err) {
        failed = { record, err, unreadable: true };
        break;
      }
    }
    // All of them stand before the record that could not be read.
    const untold = (await Promise.all([publish(events), sendMailCommands(orders)])).flat();
    const [first] = untold
      .map(({ id, reason }) => ({ record: recordsByEventId.get(id) as StreamRecord, reason }))
      .sort((one, other) => Records.indexOf(one.record) - Records.indexOf(other.record));
    if (first) failed = { record: first.record, err: new Error(first.reason) };
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

    async function eventsOf(record: StreamRecord): Promise<DomainEvent[]> {
      const change = toChange(record, tables);
      return Promise.all(
        (change ? domainEventsOf(change, source) : []).map(
          async (draft): Promise<DomainEvent> => ({
            ...draft,
            id: await deriveEventId(draft, numberOf(record)),
          }),
        ),
      );
    }
  };

const numberOf = ({ dynamodb }: StreamRecord): string => dynamodb?.SequenceNumber ?? "";
