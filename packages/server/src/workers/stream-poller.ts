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
import { followShards } from "./shards.ts";

type Options = Pick<DynamoDBStreamsClientConfig, "endpoint" | "region" | "credentials"> & {
  /** What the tables are called. */
  names: TableNames;
  handler: (batch: { Records: StreamRecord[] }) => Promise<PublishOutcome>;
  positions: StreamPositions;
  log: Log;
};

/** Milliseconds between two looks at a shard: soon after a change, later while nothing happens. */
const pauseMs = { min: 50, max: 400 };

/**
 * Stands in for Lambda's event source mapping where there is none: reads the change streams and
 * hands Lambda-shaped batches to a handler, each shard in order and after its parent, again until done.
 */
export function startStreamPoller({ names, handler, positions, log, ...connection }: Options) {
  const client = new DynamoDBStreamsClient(connection);
  const stopped = new AbortController();
  const { signal } = stopped;
  const wait = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => {});

  /** Reads a shard to its end, which an open one does not have. */
  async function follow(StreamArn: string, ShardId: string): Promise<void> {
    const shard = `${StreamArn} ${ShardId}`;
    const failures = createBackoff(signal);
    while (!signal.aborted) {
      try {
        const held = await positions.acquire(shard);
        if (!held) {
          await wait(positions.leaseMs / 3);
          continue;
        }
        if (await read(StreamArn, ShardId, held.position, failures.reset)) break;
      } catch (err) {
        if (signal.aborted) break;
        log.warn({ event: "stream.failed", shard, err }, "a change stream could not be read");
        await failures.longer();
      }
    }
    await positions.release(shard).catch(() => {});
  }

  /** @returns whether the shard is at its end; if not, someone else reads it now */
  async function read(
    StreamArn: string,
    ShardId: string,
    position: string | undefined,
    well: () => void,
  ): Promise<boolean> {
    const shard = `${StreamArn} ${ShardId}`;
    let iterator = await iteratorOf(StreamArn, ShardId, position);
    let heldAtMs = performance.now();
    let quietMs = pauseMs.min;
    while (iterator && !signal.aborted) {
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      if (Records.length > 0) {
        if (!(await hand(shard, Records.map(lambdaShaped(StreamArn))))) return false;
        heldAtMs = performance.now();
      } else if (performance.now() - heldAtMs > positions.leaseMs / 3) {
        if (!(await positions.acquire(shard))) return false;
        heldAtMs = performance.now();
      }
      well();
      iterator = NextShardIterator;
      quietMs = Records.length > 0 ? pauseMs.min : Math.min(quietMs * 2, pauseMs.max);
      if (iterator) await wait(quietMs);
    }
    return true;
  }

  async function iteratorOf(StreamArn: string, ShardId: string, position?: string) {
    const from = (ShardIteratorType: ShardIteratorType, SequenceNumber?: string) =>
      client.send(
        new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType, SequenceNumber }),
      );
    if (position === undefined) return (await from("TRIM_HORIZON")).ShardIterator;
    try {
      return (await from("AFTER_SEQUENCE_NUMBER", position)).ShardIterator;
    } catch (error) {
      if (!(error instanceof TrimmedDataAccessException)) throw error;
      log.error(
        { event: "stream.trimmed", StreamArn, ShardId },
        "changes older than a day are lost",
      );
      return (await from("TRIM_HORIZON")).ShardIterator;
    }
  }

  /**
   * Sees to a batch, all of it, apart from what nobody will ever be able to read.
   * @returns whether the shard is still ours
   * @throws when something could not be told: the shard is read again from there
   */
  async function hand(shard: string, batch: StreamRecord[]): Promise<boolean> {
    for (let rest = batch; rest.length > 0; ) {
      const { batchItemFailures, unreadable } = await handler({ Records: rest });
      const failed = batchItemFailures[0]?.itemIdentifier;
      const at = failed === undefined ? rest.length : rest.findIndex((r) => numberOf(r) === failed);
      if (unreadable)
        log.error({ event: "publish.given_up", shard, failed }, "a change was given up");
      const done = unreadable ? at + 1 : at;
      const last = rest[done - 1];
      if (last && !(await positions.advance(shard, numberOf(last)))) return false;
      if (failed !== undefined && !unreadable) throw new Error(`Not told from ${failed} on`);
      rest = rest.slice(done);
    }
    return true;
  }

  const running = Promise.all(
    streamedTables.map((table) =>
      followShards({ client, table: names[table], follow, signal, log }),
    ),
  );
  return {
    /** Finishes the batches that are being told. */
    async stop(): Promise<void> {
      stopped.abort();
      await running;
      client.destroy();
    },
  };
}

const numberOf = ({ dynamodb }: StreamRecord): string => dynamodb?.SequenceNumber ?? "";

/** Lambda's event says seconds where the API says a date. */
const lambdaShaped =
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
