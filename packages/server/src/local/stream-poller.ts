import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import type { BatchOutcome, StreamRecord } from "@latch/adapters/change-stream";
import { type TableName, tables } from "@latch/adapters/dynamodb";
import type { Log } from "@latch/core";

type Handler = (batch: { Records: StreamRecord[] }) => Promise<BatchOutcome>;

type Options = {
  endpoint: string;
  /** What the tables are called. */
  names: Record<TableName, string>;
  handler: Handler;
  /** Remembers how far each stream was read, so that a restart goes on from there. */
  cursorFile: string;
  log: Log;
};

/** Milliseconds between two looks at a quiet stream. */
const pause = 250;

/**
 * Stands in for Lambda's event source mapping on this machine: reads the change streams of the
 * embedded DynamoDB and hands Lambda-shaped batches to the same handler, in order, again until done.
 */
export function startStreamPoller({ endpoint, names, handler, cursorFile, log }: Options) {
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const cursors: Record<string, string> = existsSync(cursorFile)
    ? JSON.parse(readFileSync(cursorFile, "utf8"))
    : {};
  const stopped = new AbortController();

  function remember(shard: string, sequenceNumber: string): void {
    cursors[shard] = sequenceNumber;
    writeFileSync(`${cursorFile}.draft`, JSON.stringify(cursors));
    renameSync(`${cursorFile}.draft`, cursorFile);
  }

  async function iteratorOf(StreamArn: string, ShardId: string): Promise<string | undefined> {
    const SequenceNumber = cursors[`${StreamArn} ${ShardId}`];
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId,
        ShardIteratorType: SequenceNumber ? "AFTER_SEQUENCE_NUMBER" : "TRIM_HORIZON",
        SequenceNumber,
      }),
    );
    return ShardIterator;
  }

  /** Reads what is new in one shard. @returns how many records there were */
  async function drain(StreamArn: string, ShardId: string): Promise<number> {
    const ShardIterator = await iteratorOf(StreamArn, ShardId);
    const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
    if (Records.length === 0) return 0;
    const batch = Records.map(({ dynamodb, ...record }) => ({
      ...record,
      eventSourceARN: StreamArn,
      dynamodb: {
        ...dynamodb,
        // Lambda's event says seconds where the API says a date.
        ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      },
    })) as StreamRecord[];
    const { batchItemFailures } = await handler({ Records: batch });
    const failed = batchItemFailures[0]?.itemIdentifier;
    const done = failed
      ? batch.slice(
          0,
          batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed),
        )
      : batch;
    const last = done.at(-1)?.dynamodb?.SequenceNumber;
    if (last) remember(`${StreamArn} ${ShardId}`, last);
    return done.length;
  }

  async function drainTable(TableName: string): Promise<number> {
    const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName }));
    let count = 0;
    for (const { StreamArn } of Streams) {
      const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
      for (const { ShardId } of StreamDescription?.Shards ?? []) {
        if (StreamArn && ShardId) count += await drain(StreamArn, ShardId);
      }
    }
    return count;
  }

  async function run(): Promise<void> {
    const streamed = (Object.keys(tables) as TableName[]).filter(
      (name) => "stream" in tables[name],
    );
    while (!stopped.signal.aborted) {
      let count = 0;
      try {
        const counts = await Promise.all(streamed.map((name) => drainTable(names[name])));
        count = counts.reduce((sum, each) => sum + each, 0);
      } catch (err) {
        log.warn({ event: "stream.failed", err }, "the change stream could not be read");
      }
      if (count === 0) await sleep(pause, undefined, { signal: stopped.signal }).catch(() => {});
    }
  }

  const running = run();
  return {
    async stop(): Promise<void> {
      stopped.abort();
      await running;
      client.destroy();
    },
  };
}
