import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { limitCalls, type TimeLimit } from "../../time-limit/limit-calls.ts";
import type { TableName, TableNames } from "../tables/tables.ts";
import { type CallObserver, observeCalls } from "./observe-calls.ts";

/** Options of `openDatabase`. */
export type DatabaseOptions<Some extends TableName = TableName> = {
  tables: TableNames<Some>;
  region: string;
  /** The endpoint of DynamoDB, if it is not the AWS endpoint of the region. */
  endpoint?: string;
  credentials?: DynamoDBClientConfig["credentials"];
  /** Aborts calls for which no time is left. Without it, only the limits of the client apply. */
  timeLimit?: TimeLimit;
  /** Observes each call. Without it, calls are not observed. */
  observer?: CallObserver;
};

/** A connection to DynamoDB, with the names of all tables or of those that the process uses. */
export type Database<Some extends TableName = TableName> = {
  client: DynamoDBDocumentClient;
  tables: TableNames<Some>;
  close(): void;
};

/**
 * Connects to DynamoDB. The SDK makes up to three attempts with backoff, of at most two seconds
 * each, so that the API can respond with 503 before its own caller times out.
 */
export function openDatabase<Some extends TableName = TableName>(
  options: DatabaseOptions<Some>,
): Database<Some> {
  const { tables, region, endpoint, credentials, observer, timeLimit } = options;
  const raw = new DynamoDBClient({
    region,
    endpoint,
    credentials,
    maxAttempts: 3,
    // Without `throwOnRequestTimeout` the SDK only logs a warning when DynamoDB does not respond.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  limitCalls(raw, timeLimit);
  if (observer) observeCalls(raw, tables, observer);
  const client = DynamoDBDocumentClient.from(raw, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, tables, close: () => raw.destroy() };
}
