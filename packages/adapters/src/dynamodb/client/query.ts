import type { StepOutcome } from "@latch/core";
import type { Audited } from "./audit.ts";
import {
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from "./commands.ts";
import type { DatabaseClient } from "./database-client.ts";
import { runCall } from "./failures.ts";

/** Reads all pages of a query. It is for the items of one user, which are few. */
export async function queryAll<T>(
  client: DatabaseClient,
  query: QueryCommandInput,
): Promise<(T & Audited)[]> {
  const items: (T & Audited)[] = [];
  let startKey: QueryCommandInput["ExclusiveStartKey"];
  do {
    const page: QueryCommandOutput = await runCall(() =>
      client.send(new QueryCommand({ ...query, ExclusiveStartKey: startKey })),
    );
    items.push(...((page.Items ?? []) as (T & Audited)[]));
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return items;
}

/** A page of items, and the key after which more may follow. */
type Page = { items: Record<string, unknown>[]; after?: Record<string, unknown> };

/** Reads a table by strongly consistent reads, a page at a time. */
export async function* scanPages(
  client: DatabaseClient,
  scan: ScanCommandInput,
): AsyncGenerator<Page, void> {
  let startKey = scan.ExclusiveStartKey;
  do {
    const page = await runCall<ScanCommandOutput>(() =>
      client.send(new ScanCommand({ ConsistentRead: true, ...scan, ExclusiveStartKey: startKey })),
    );
    startKey = page.LastEvaluatedKey;
    yield { items: page.Items ?? [], after: startKey };
  } while (startKey);
}

/** How many writes run at the same time. */
const batchSize = 25;

/** The number of items that a step of an erasure processes. */
const stepSize = 250;

/**
 * Reads the first items that a query finds, and passes each to `work`, 25 at a time. It is for items that `work`
 * deletes, or that a stored position excludes from then on.
 */
export async function processFirst<T>(
  client: DatabaseClient,
  query: QueryCommandInput,
  work: (item: T) => Promise<unknown>,
): Promise<StepOutcome & Pick<Page, "after">> {
  const page = await runCall<QueryCommandOutput>(() =>
    client.send(new QueryCommand({ Limit: stepSize, ...query })),
  );
  const { Items = [], ScannedCount = 0, LastEvaluatedKey: after } = page;
  await inBatches(Items as T[], work);
  return { items: ScannedCount, isDone: after === undefined, after };
}

/** Runs `work` for each item, 25 at a time. */
export async function inBatches<T>(items: T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += batchSize) {
    await Promise.all(items.slice(at, at + batchSize).map(work));
  }
}
