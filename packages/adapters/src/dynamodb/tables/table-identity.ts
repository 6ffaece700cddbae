import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import type { TableName } from "./tables.ts";

/**
 * Returns an identity of a table that differs from that of a table with the same name in another
 * account, or of one that was created again.
 * @throws `unavailable`, also when the table does not exist
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
