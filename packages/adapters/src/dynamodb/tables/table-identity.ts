import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import type { TableName } from "./tables.ts";

/**
 * What tells this very table from one of the same name in another account, or made anew.
 * @throws `unavailable`, also when there is no such table
 */
export async function tableIdentity(
  { client, tables }: Database,
  table: TableName,
): Promise<string> {
  const { Table } = await runCall(() =>
    client.send(new DescribeTableCommand({ TableName: tables[table] })),
  );
  return Table?.TableId ?? `${Table?.TableArn} ${Table?.CreationDateTime?.toISOString()}`;
}
