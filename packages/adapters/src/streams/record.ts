import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Change } from "@latch/core";
import type { TableName, TableNames } from "../dynamodb/tables/tables.ts";

type Image = Record<string, unknown>;

/** A record of a DynamoDB stream, in the form of a Lambda event. */
export type StreamRecord = {
  eventSourceARN?: string;
  dynamodb?: {
    /** Seconds since 1970. */
    ApproximateCreationDateTime?: number;
    SequenceNumber?: string;
    OldImage?: Image;
    NewImage?: Image;
  };
};

/** The tables whose changes are published as events. */
const publishedTables = [
  "Users",
  "Sessions",
  "ApiKeys",
  "Tasks",
  "WebhookEndpoints",
] as const satisfies TableName[];

/** Returns the physical name of the table that a record is from. */
export const readTableName = ({ eventSourceARN = "" }: StreamRecord): string | undefined =>
  /:table\/([^/]+)\//.exec(eventSourceARN)?.[1];

/**
 * Converts a record to a change of core. Returns undefined for a table whose changes are not
 * published.
 */
export function toChange(record: StreamRecord, names: TableNames): Change | undefined {
  const { dynamodb = {} } = record;
  const name = readTableName(record);
  const table = publishedTables.find((candidate) => names[candidate] === name);
  if (!table) return undefined;
  return {
    table,
    atMs: (dynamodb.ApproximateCreationDateTime ?? 0) * 1000,
    before: readImage(dynamodb.OldImage),
    after: readImage(dynamodb.NewImage),
  } as Change;
}

const readImage = (image: Image | undefined): unknown =>
  image && unmarshall(image as Record<string, AttributeValue>);
