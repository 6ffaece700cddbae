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
  /** Reads one shard to its end; never rejects. */
  follow(streamArn: string, shardId: string): Promise<void>;
  signal: AbortSignal;
  log: Log;
};

/** Milliseconds after which a table is asked for new shards, if none has ended before. */
const freshMs = 10_000;

/** Keeps every shard of a table's streams followed, parents before their children, until `signal`. */
export async function followShards({ client, table, follow, signal, log }: Options): Promise<void> {
  const following = new Map<string, Promise<void>>();
  const ended = new Set<string>();
  const failures = createBackoff(signal);
  let end = Promise.withResolvers<void>();

  function begin(streamArn: string, shard: string): void {
    const reading = follow(streamArn, shard).then(() => {
      following.delete(shard);
      ended.add(shard);
      end.resolve();
    });
    following.set(shard, reading);
  }

  while (!signal.aborted) {
    try {
      end = Promise.withResolvers();
      const present = await shardsOf(client, table);
      const ids = new Set(present.map(({ ShardId }) => ShardId));
      for (const { streamArn, ShardId = "", ParentShardId: parent } of present) {
        const orphan = parent === undefined || !ids.has(parent) || ended.has(parent);
        if (orphan && !following.has(ShardId) && !ended.has(ShardId)) begin(streamArn, ShardId);
      }
      for (const shard of ended) if (!ids.has(shard)) ended.delete(shard);
      failures.reset();
    } catch (err) {
      if (signal.aborted) break;
      log.warn({ event: "stream.failed", table, err }, "the shards of a table could not be seen");
      await failures.longer();
      continue;
    }
    const rest = new AbortController();
    const late = sleep(freshMs, undefined, { signal: AbortSignal.any([signal, rest.signal]) });
    await Promise.race([late, end.promise]).catch(() => {});
    rest.abort();
    await late.catch(() => {});
  }
  await Promise.all(following.values());
}

/** All shards of all streams of a table: an old stream is told from until its day is over. */
async function shardsOf(client: DynamoDBStreamsClient, TableName: string) {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName }));
  const found: (Shard & { streamArn: string })[] = [];
  for (const { StreamArn: streamArn = "" } of Streams) {
    let ExclusiveStartShardId: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId }),
      );
      found.push(...(StreamDescription?.Shards ?? []).map((shard) => ({ ...shard, streamArn })));
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
  }
  return found;
}
