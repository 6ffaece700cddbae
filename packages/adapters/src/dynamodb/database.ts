import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { TableName, TableNames } from "./tables.ts";

/** One call to DynamoDB, as a metric or a test wants to know it. */
export type DatabaseCall = {
  operation: string;
  /** The first table it names. */
  table?: string;
  /** Milliseconds, retries included. */
  duration: number;
  error?: string;
};

export type DatabaseOptions<Some extends TableName = TableName> = {
  tables: TableNames<Some>;
  region: string;
  /** Where DynamoDB answers, when it is not AWS's own endpoint of the region. */
  endpoint?: string;
  credentials?: DynamoDBClientConfig["credentials"];
  onCall?: (call: DatabaseCall) => void;
};

/** A connection and the names of the tables behind it: all of them, or those that are needed. */
export type Database<Some extends TableName = TableName> = {
  client: DynamoDBDocumentClient;
  tables: TableNames<Some>;
  close(): void;
};

/**
 * Connects to DynamoDB. A call is tried three times with backoff, each try for at most two seconds,
 * so that an outage is an answer (503) before the caller's own patience ends.
 */
export function openDatabase<Some extends TableName = TableName>(
  options: DatabaseOptions<Some>,
): Database<Some> {
  const { tables, region, endpoint, credentials, onCall } = options;
  const raw = new DynamoDBClient({
    region,
    endpoint,
    credentials,
    maxAttempts: 3,
    // Without the last one a call that nobody answers would only be warned about.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  if (onCall) observe(raw, onCall);
  const client = DynamoDBDocumentClient.from(raw, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, tables, close: () => raw.destroy() };
}

function observe(client: DynamoDBClient, onCall: (call: DatabaseCall) => void): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const started = performance.now();
      const call = (error?: unknown): DatabaseCall => ({
        operation: String(context.commandName).replace(/Command$/, ""),
        table: (args.input as { TableName?: string }).TableName,
        duration: performance.now() - started,
        error: error instanceof Error ? error.name : undefined,
      });
      try {
        const result = await next(args);
        onCall(call());
        return result;
      } catch (error) {
        onCall(call(error));
        throw error;
      }
    },
    { step: "initialize", name: "observe" },
  );
}
