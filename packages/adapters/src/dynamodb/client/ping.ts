import { GetCommand } from "./commands.ts";
import type { Database } from "./database.ts";

/**
 * Checks the endpoint, the credentials and a table by reading an item that never exists. It costs
 * half a read unit.
 */
export async function ping({ client, tables }: Database): Promise<void> {
  await client.send(
    new GetCommand({ TableName: tables.Identifiers, Key: { identifier: "ping#" } }),
  );
}

/** Checks the same for a process that serves only tasks. */
export async function pingTasks({ client, tables }: Database<"Tasks">): Promise<void> {
  const Key = { userId: "ping#", taskId: "ping#" };
  await client.send(new GetCommand({ TableName: tables.Tasks, Key }));
}
