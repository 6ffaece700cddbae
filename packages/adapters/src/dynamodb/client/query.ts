import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import type { Audited } from "./audit.ts";
import { runCall } from "./failures.ts";

/** Every item that a query finds, page after page: for what one person has, which is never much. */
export async function queryAll<T>(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
): Promise<(T & Audited)[]> {
  const items: (T & Audited)[] = [];
  let from: QueryCommandInput["ExclusiveStartKey"];
  do {
    const page: QueryCommandOutput = await runCall(() =>
      client.send(new QueryCommand({ ...query, ExclusiveStartKey: from })),
    );
    items.push(...((page.Items ?? []) as (T & Audited)[]));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

/** How many writes are under way at once. */
const width = 25;

/** Does something for each item, some at a time. */
export async function inBatches<T>(items: T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += width) {
    await Promise.all(items.slice(at, at + width).map(work));
  }
}
