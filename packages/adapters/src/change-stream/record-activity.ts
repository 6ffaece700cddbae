import { type ActivityStore, happeningsOf, type Log } from "@latch/core";
import type { TableNames } from "../dynamodb/tables.ts";
import { eventIdOf } from "./event-id.ts";
import { changeOf, type StreamRecord } from "./record.ts";

/** What Lambda wants to hear of a batch: where to begin again, if anywhere. */
export type BatchOutcome = { batchItemFailures: { itemIdentifier: string }[] };

/**
 * Writes the activity that a batch of stream records means, in order, each thing once. At the first
 * record that can't be written it stops and names it, so that nothing is passed over.
 */
export const createActivityRecorder =
  ({ activity, tables, log }: { activity: ActivityStore; tables: TableNames; log: Log }) =>
  async ({ Records }: { Records: StreamRecord[] }): Promise<BatchOutcome> => {
    for (const record of Records) {
      const sequenceNumber = record.dynamodb?.SequenceNumber ?? "";
      try {
        await write(record, sequenceNumber);
      } catch (err) {
        log.error({ event: "activity.failed", sequenceNumber, err }, "a change was not recorded");
        return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };

    async function write(record: StreamRecord, sequenceNumber: string): Promise<void> {
      const change = changeOf(record, tables);
      for (const happening of change ? happeningsOf(change) : []) {
        const { userId, ...told } = happening;
        const id = await eventIdOf(happening, sequenceNumber);
        await activity.record(userId, { id, ...told });
      }
    }
  };
