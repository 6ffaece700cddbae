/** Change streams to Activity: what listMyActivity and listUserActivity show. */
import {
  type BatchOutcome,
  createActivityRecorder,
  type StreamRecord,
} from "@latch/adapters/change-stream";
import { createActivityStore } from "@latch/adapters/dynamodb";
import { openBackground } from "./background.ts";

const { database, log } = openBackground(process.env);
const record = createActivityRecorder({
  activity: createActivityStore(database),
  tables: database.tables,
  log,
});

/**
 * Answers which record Lambda has to begin with again.
 * @throws when that is the first: Lambda halves a batch that fails, so that a record which can't be
 * written is given up alone. Named in an answer, it would take all behind it along.
 */
export async function handler(batch: { Records: StreamRecord[] }): Promise<BatchOutcome> {
  const outcome = await record(batch);
  const first = batch.Records[0]?.dynamodb?.SequenceNumber;
  if (outcome.batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === first)) {
    throw new Error(`Nothing was recorded from ${first} on`);
  }
  return outcome;
}
