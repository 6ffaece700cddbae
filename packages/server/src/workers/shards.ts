import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ListStreamsCommand,
  type Shard,
} from "@aws-sdk/client-dynamodb-streams";
import type { Log } from "@latch/core";
import { createBackoff } from "./backoff.ts";

type Options = {
  client: DynamoDBStreamsClient;
  table: string;
  /** Reads a shard to its end. Never rejects. */
  readShard(streamArn: string, shardId: string): Promise<void>;
  signal: AbortSignal;
  log: Log;
};

/** Milliseconds after which the shards of a table are listed again, if none has ended before. */
const refreshIntervalMs = 10_000;

/** Reads every shard of a table's streams, each parent before its children, until `signal` is aborted. */
export async function readAllShards({
  client,
  table,
  readShard,
  signal,
  log,
}: Options): Promise<void> {
  const reading = new Map<string, Promise<void>>();
  const ended = new Set<string>();
  const backoff = createBackoff(signal);
  let shardEnded = Promise.withResolvers<void>();

  function startReading(streamArn: string, shard: string): void {
    const done = readShard(streamArn, shard).then(() => {
      reading.delete(shard);
      ended.add(shard);
      shardEnded.resolve();
    });
    reading.set(shard, done);
  }

  while (!signal.aborted) {
    try {
      shardEnded = Promise.withResolvers();
      const shards = await listShards(client, table);
      const ids = new Set(shards.map(({ ShardId }) => ShardId));
      for (const { streamArn, ShardId = "", ParentShardId: parent } of shards) {
        const isReady = parent === undefined || !ids.has(parent) || ended.has(parent);
        if (isReady && !reading.has(ShardId) && !ended.has(ShardId))
          startReading(streamArn, ShardId);
      }
      for (const shard of ended) if (!ids.has(shard)) ended.delete(shard);
      backoff.reset();
    } catch (err) {
      if (signal.aborted) break;
      log.warn({ event: "stream.failed", table, err }, "listing the shards of a table failed");
      await backoff.wait();
      continue;
    }
    const cancelDelay = new AbortController();
    const delay = sleep(refreshIntervalMs, undefined, {
      signal: AbortSignal.any([signal, cancelDelay.signal]),
    });
    await Promise.race([delay, shardEnded.promise]).catch(() => {});
    cancelDelay.abort();
    await delay.catch(() => {});
  }
  await Promise.all(reading.values());
}

/**
 * Lists the shards of all streams of a table. DynamoDB keeps the records of a disabled stream for 24
 * hours.
 */
async function listShards(client: DynamoDBStreamsClient, TableName: string) {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName }));
  const shards: (Shard & { streamArn: string })[] = [];
  for (const { StreamArn: streamArn = "" } of Streams) {
    let ExclusiveStartShardId: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId }),
      );
      shards.push(...(StreamDescription?.Shards ?? []).map((shard) => ({ ...shard, streamArn })));
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
  }
  return shards;
}
