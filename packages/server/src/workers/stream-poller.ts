import { setTimeout as sleep } from "node:timers/promises";
import {
  DynamoDBStreamsClient,
  type DynamoDBStreamsClientConfig,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type ShardIteratorType,
  type _Record as StreamsRecord,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import { type StreamPositions, streamedTables, type TableNames } from "@latch/adapters/dynamodb";
import type { PublishOutcome, StreamRecord } from "@latch/adapters/streams";
import type { Log } from "@latch/core";
import { createBackoff } from "./backoff.ts";
import { readAllShards } from "./shards.ts";

type Options = Pick<DynamoDBStreamsClientConfig, "endpoint" | "region" | "credentials"> & {
  /** The physical names of the tables. */
  names: TableNames;
  handler: (batch: { Records: StreamRecord[] }) => Promise<PublishOutcome>;
  positions: StreamPositions;
  log: Log;
};

/**
 * Milliseconds between two reads of a shard: the minimum after a change, up to the maximum while idle.
 */
const pollIntervalMs = { min: 50, max: 400 };

/**
 * Starts a poller that replaces Lambda's event source mapping: it reads the change streams and passes
 * batches in Lambda's format to a handler. It reads each shard in order and after its parent. It
 * retries a batch from the first record that failed, and skips records that cannot be parsed.
 */
export function startStreamPoller({ names, handler, positions, log, ...connection }: Options) {
  const client = new DynamoDBStreamsClient(connection);
  const stopped = new AbortController();
  const { signal } = stopped;
  const wait = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => {});

  /** Reads a closed shard to its end, an open one until the poller stops. */
  async function readShard(StreamArn: string, ShardId: string): Promise<void> {
    const shard = `${StreamArn} ${ShardId}`;
    const backoff = createBackoff(signal);
    while (!signal.aborted) {
      try {
        const lease = await positions.acquire(shard);
        if (!lease) {
          await wait(positions.leaseMs / 3);
          continue;
        }
        if (await readRecords(StreamArn, ShardId, lease.position, backoff.reset)) break;
      } catch (err) {
        if (signal.aborted) break;
        log.warn({ event: "stream.failed", shard, err }, "reading a change stream failed");
        await backoff.wait();
      }
    }
    await positions.release(shard).catch(() => {});
  }

  /** @returns true at the end of the shard, false when another worker has taken over its lease */
  async function readRecords(
    StreamArn: string,
    ShardId: string,
    position: string | undefined,
    onSuccess: () => void,
  ): Promise<boolean> {
    const shard = `${StreamArn} ${ShardId}`;
    let iterator = await getIterator(StreamArn, ShardId, position);
    let leaseRenewedAtMs = performance.now();
    let intervalMs = pollIntervalMs.min;
    while (iterator && !signal.aborted) {
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      if (Records.length > 0) {
        if (!(await publishBatch(shard, Records.map(toLambdaRecord(StreamArn))))) return false;
        leaseRenewedAtMs = performance.now();
      } else if (performance.now() - leaseRenewedAtMs > positions.leaseMs / 3) {
        if (!(await positions.acquire(shard))) return false;
        leaseRenewedAtMs = performance.now();
      }
      onSuccess();
      iterator = NextShardIterator;
      intervalMs =
        Records.length > 0 ? pollIntervalMs.min : Math.min(intervalMs * 2, pollIntervalMs.max);
      if (iterator) await wait(intervalMs);
    }
    return true;
  }

  async function getIterator(StreamArn: string, ShardId: string, position?: string) {
    const requestIterator = (ShardIteratorType: ShardIteratorType, SequenceNumber?: string) =>
      client.send(
        new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType, SequenceNumber }),
      );
    if (position === undefined) return (await requestIterator("TRIM_HORIZON")).ShardIterator;
    try {
      return (await requestIterator("AFTER_SEQUENCE_NUMBER", position)).ShardIterator;
    } catch (error) {
      if (!(error instanceof TrimmedDataAccessException)) throw error;
      log.error(
        { event: "stream.trimmed", StreamArn, ShardId },
        "changes older than 24 hours expired before they were published",
      );
      return (await requestIterator("TRIM_HORIZON")).ShardIterator;
    }
  }

  /**
   * Publishes all changes of a batch, and skips records that are unreadable.
   * @returns whether this worker still has the lease of the shard
   * @throws when a change could not be published: the shard is read again from that record
   */
  async function publishBatch(shard: string, batch: StreamRecord[]): Promise<boolean> {
    for (let rest = batch; rest.length > 0; ) {
      const { batchItemFailures, unreadable } = await handler({ Records: rest });
      const failed = batchItemFailures[0]?.itemIdentifier;
      const failedIndex =
        failed === undefined ? rest.length : rest.findIndex((r) => sequenceNumber(r) === failed);
      if (unreadable)
        log.error({ event: "publish.given_up", shard, failed }, "an unreadable change was skipped");
      const doneCount = unreadable ? failedIndex + 1 : failedIndex;
      const last = rest[doneCount - 1];
      if (last && !(await positions.advance(shard, sequenceNumber(last)))) return false;
      if (failed !== undefined && !unreadable)
        throw new Error(`Publishing failed at the change ${failed}`);
      rest = rest.slice(doneCount);
    }
    return true;
  }

  const running = Promise.all(
    streamedTables.map((table) =>
      readAllShards({ client, table: names[table], readShard, signal, log }),
    ),
  );
  return {
    /** Stops reading, and resolves when the batches in progress are published. */
    async stop(): Promise<void> {
      stopped.abort();
      await running;
      client.destroy();
    },
  };
}

const sequenceNumber = ({ dynamodb }: StreamRecord): string => dynamodb?.SequenceNumber ?? "";

/** Converts a record to Lambda's format, which has seconds where the SDK has a Date. */
const toLambdaRecord =
  (eventSourceARN: string) =>
  ({ dynamodb, ...record }: StreamsRecord): StreamRecord =>
    ({
      ...record,
      eventSourceARN,
      dynamodb: {
        ...dynamodb,
        ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      },
    }) as StreamRecord;
