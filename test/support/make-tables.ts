import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import {
  type Database,
  type TableDefinition,
  type TableName,
  tables,
} from "@latch/adapters/dynamodb";
import { creationOf } from "../../packages/adapters/src/dynamodb/tables/table-inputs.ts";

/**
 * All tables, one call each: a fifth of the work of `createTables`, which looks before and after.
 * There is no TTL on them, the embedded DynamoDB would never delete anything anyway; and no stream
 * unless it is asked for, since each write to one takes longer the more it holds.
 */
export async function makeTables(
  { client, tables: names }: Database,
  { streams = false }: { streams?: boolean } = {},
): Promise<void> {
  const wanted = Object.entries<TableDefinition>(tables) as [TableName, TableDefinition][];
  await Promise.all(
    wanted.map(([name, { stream, ...definition }]) =>
      client.send(
        new CreateTableCommand(
          creationOf(names[name], { ...definition, stream: stream && streams }),
        ),
      ),
    ),
  );
}
