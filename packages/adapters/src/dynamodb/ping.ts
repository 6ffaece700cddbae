import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Database } from "./database.ts";

/** Reads an item that never exists: proves address, credentials and table for half a read unit. */
export async function ping({ client, tables }: Database): Promise<void> {
  await client.send(
    new GetCommand({ TableName: tables.Identifiers, Key: { identifier: "ping#" } }),
  );
}
