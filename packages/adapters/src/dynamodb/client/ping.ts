import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Database } from "./database.ts";

/** Reads an item that never exists: proves address, credentials and table for half a read unit. */
export async function ping({ client, tables }: Database): Promise<void> {
  await client.send(
    new GetCommand({ TableName: tables.Identifiers, Key: { identifier: "ping#" } }),
  );
}

/** The same where tasks are served by themselves. */
export async function pingTasks({ client, tables }: Database<"Tasks">): Promise<void> {
  const Key = { userId: "ping#", taskId: "ping#" };
  await client.send(new GetCommand({ TableName: tables.Tasks, Key }));
}
