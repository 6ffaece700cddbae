import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  type DynamoDBStreamsClientConfig,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type Shard,
} from "@aws-sdk/client-dynamodb-streams";
import type { BatchOutcome, StreamRecord } from "@latch/adapters/change-stream";
import { streamed, type TableNames } from "@latch/adapters/dynamodb";
import type { Log } from "@latch/core";
import type { Cursors } from "./cursors.ts";
import { pausing } from "./pausing.ts";

type Options = Pick<DynamoDBStreamsClientConfig, "endpoint" | "region" | "credentials"> & {
  /** What the tables are called. */
  names: TableNames;
  handler: (batch: { Records: StreamRecord[] }) => Promise<BatchOutcome>;
  /** Remember how far each shard was read, so that a restart goes on from there. */
  cursors: Cursors;
  log: Log;
};

/** Milliseconds between two looks at a shard: soon after a change, later while nothing happens. */
const pause = { least: 50, most: 400 };

/** Milliseconds after which a stream is asked for new shards, if none has ended before. */
const freshness = 10_000;

/**
 * Stands in for Lambda's event source mapping where there is none: reads the change streams and
 * hands Lambda-shaped batches to a handler, each shard in order and after its parent, again until done.
 */
export function startStreamPoller({ names, handler, cursors, log, ...connection }: Options) {
  const client = new DynamoDBStreamsClient(connection);
  const stopped = new AbortController();
  const { signal } = stopped;

  /** Reads a shard to its end, which an open one does not have. */
  async function follow(StreamArn: string, ShardId: string): Promise<void> {
    const key = `${StreamArn} ${ShardId}`;
    const failures = pausing(signal);
    let iterator: string | undefined;
    let quiet = pause.least;
    while (!signal.aborted) {
      try {
        iterator ??= await iteratorOf(StreamArn, ShardId, cursors.get(key));
        const { Records = [], NextShardIterator } = await client.send(
          new GetRecordsCommand({ ShardIterator: iterator }),
        );
        const whole =
          Records.length === 0 || (await hand(key, Records.map(lambdaShaped(StreamArn))));
        if (!whole) throw new Error("Changes are told again from the first one that failed");
        failures.reset();
        iterator = NextShardIterator;
        if (!iterator) return;
        quiet = Records.length > 0 ? pause.least : Math.min(quiet * 2, pause.most);
        await sleep(quiet, undefined, { signal }).catch(() => {});
      } catch (err) {
        iterator = undefined;
        if (signal.aborted) return;
        log.warn({ event: "stream.failed", err }, "the change stream could not be read");
        await failures.longer();
      }
    }
  }

  async function iteratorOf(StreamArn: string, ShardId: string, SequenceNumber?: string) {
    const ShardIteratorType = SequenceNumber ? "AFTER_SEQUENCE_NUMBER" : "TRIM_HORIZON";
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType, SequenceNumber }),
    );
    return ShardIterator;
  }

  /** @returns whether all of them are done */
  async function hand(key: string, batch: StreamRecord[]): Promise<boolean> {
    const { batchItemFailures } = await handler({ Records: batch });
    const failed = batchItemFailures[0]?.itemIdentifier;
    const end =
      failed === undefined ? batch.length : batch.findIndex((r) => numberOf(r) === failed);
    const last = batch[end - 1];
    if (last) await cursors.set(key, numberOf(last));
    return failed === undefined;
  }

  async function shardsOf(StreamArn: string): Promise<Shard[]> {
    const shards: Shard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
    return shards;
  }

  /** Keeps every shard of a table's streams followed, parents before their children. */
  async function followTable(TableName: string): Promise<void> {
    const following = new Map<string, Promise<void>>();
    const ended = new Set<string>();
    const failures = pausing(signal);
    while (!signal.aborted) {
      const ending = Promise.withResolvers<void>();
      try {
        const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName }));
        for (const { StreamArn = "" } of Streams) {
          const shards = await shardsOf(StreamArn);
          const present = new Set(shards.map(({ ShardId }) => ShardId));
          for (const { ShardId = "", ParentShardId: parent } of shards) {
            if (following.has(ShardId) || ended.has(ShardId)) continue;
            if (parent && present.has(parent) && !ended.has(parent)) continue;
            following.set(ShardId, follow(StreamArn, ShardId));
          }
        }
        failures.reset();
      } catch (err) {
        if (signal.aborted) break;
        log.warn({ event: "stream.failed", err }, "the change stream could not be read");
        await failures.longer();
        continue;
      }
      for (const [shard, reading] of following) {
        void reading.then(() => {
          following.delete(shard);
          ended.add(shard);
          ending.resolve();
        });
      }
      const rest = new AbortController();
      await Promise.race([
        sleep(freshness, undefined, { signal: AbortSignal.any([signal, rest.signal]) }),
        ending.promise,
      ]).catch(() => {});
      rest.abort();
    }
    await Promise.all(following.values());
  }

  const running = Promise.all(streamed.map((table) => followTable(names[table])));
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
  ({ dynamodb, ...record }: { dynamodb?: { ApproximateCreationDateTime?: Date } }): StreamRecord =>
    ({
      ...record,
      eventSourceARN,
      dynamodb: {
        ...dynamodb,
        ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      },
    }) as StreamRecord;
