import {
  type DomainEvent,
  domainEventsOf,
  type Log,
  mailCommandId,
  type TracedMailCommand,
} from "@latch/core";
import type { TableNames } from "../dynamodb/tables/tables.ts";
import type { FailedEntry, Publish } from "../messaging/publisher.ts";
import { deriveEventId } from "./event-id.ts";
import { toMailCommand } from "./mail-command.ts";
import { type StreamRecord, toChange } from "./record.ts";

/** The partial batch response of Lambda: the sequence number from which to retry. */
export type StreamBatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

/** The outcome of a batch of stream records. */
export type PublishOutcome = StreamBatchResponse & {
  /** Whether the record can't be parsed, so that a retry would not help. */
  unreadable?: boolean;
};

type Deps = {
  publish: Publish;
  /** Sends links and notices to the mail consumer only. */
  sendMailCommands: (commands: TracedMailCommand[]) => Promise<FailedEntry[]>;
  tables: TableNames;
  /** The `source` of the events: the issuer of this installation. */
  source: string;
  log: Log;
};

/**
 * Creates a function that publishes the events of a batch of stream records. It reports the first
 * record that could not be parsed or published, so that none is skipped. Records after it may be
 * published again, with the same event ids.
 */
export const createChangePublisher =
  ({ publish, sendMailCommands, tables, source, log }: Deps) =>
  async ({ Records }: { Records: StreamRecord[] }): Promise<PublishOutcome> => {
    const recordsByEventId = new Map<string, StreamRecord>();
    const events: DomainEvent[] = [];
    const mailCommands: TracedMailCommand[] = [];
    let failed: { record: StreamRecord; err: unknown; unreadable?: boolean } | undefined;
    for (const record of Records) {
      try {
        for (const event of await toDomainEvents(record)) {
          events.push(event);
          recordsByEventId.set(event.id, record);
        }
        const mailCommand = toMailCommand(record, tables);
        if (mailCommand) {
          mailCommands.push(mailCommand);
          recordsByEventId.set(mailCommandId(mailCommand), record);
        }
      } catch (err) {
        failed = { record, err, unreadable: true };
        break;
      }
    }
    // All events are from records before the one that could not be parsed.
    const failedEntries = (
      await Promise.all([publish(events), sendMailCommands(mailCommands)])
    ).flat();
    const [first] = failedEntries
      .map(({ id, reason }) => ({ record: recordsByEventId.get(id) as StreamRecord, reason }))
      .sort((one, other) => Records.indexOf(one.record) - Records.indexOf(other.record));
    if (first) failed = { record: first.record, err: new Error(first.reason) };
    if (!failed) return { batchItemFailures: [] };
    const sequenceNumber = readSequenceNumber(failed.record);
    log.error(
      { event: "publish.failed", sequenceNumber, err: failed.err },
      "publishing a change failed",
    );
    return {
      batchItemFailures: [{ itemIdentifier: sequenceNumber }],
      ...(failed.unreadable && { unreadable: true }),
    };

    async function toDomainEvents(record: StreamRecord): Promise<DomainEvent[]> {
      const change = toChange(record, tables);
      return Promise.all(
        (change ? domainEventsOf(change, source) : []).map(
          async (draft): Promise<DomainEvent> => ({
            ...draft,
            id: await deriveEventId(draft, readSequenceNumber(record)),
          }),
        ),
      );
    }
  };

const readSequenceNumber = ({ dynamodb }: StreamRecord): string => dynamodb?.SequenceNumber ?? "";
