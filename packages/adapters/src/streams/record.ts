import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Change } from "@latch/core";
import type { TableName, TableNames } from "../dynamodb/tables/tables.ts";

type Image = Record<string, unknown>;

/** One record of a table's stream, as Lambda hands it over. */
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

/** The tables whose changes mean something to people. */
const publishedTables = [
  "Users",
  "Sessions",
  "ApiKeys",
  "Tasks",
  "WebhookEndpoints",
] as const satisfies TableName[];

/** What the table is called whose stream a record is from. */
export const tableOfRecord = ({ eventSourceARN = "" }: StreamRecord): string | undefined =>
  /:table\/([^/]+)\//.exec(eventSourceARN)?.[1];

/** A record in core's terms; undefined for a table nobody is told about. */
export function toChange(record: StreamRecord, names: TableNames): Change | undefined {
  const { dynamodb = {} } = record;
  const name = tableOfRecord(record);
  const table = publishedTables.find((candidate) => names[candidate] === name);
  if (!table) return undefined;
  return {
    table,
    atMs: (dynamodb.ApproximateCreationDateTime ?? 0) * 1000,
    before: read(dynamodb.OldImage),
    after: read(dynamodb.NewImage),
  } as Change;
}

const read = (image: Image | undefined): unknown =>
  image && unmarshall(image as Record<string, AttributeValue>);
