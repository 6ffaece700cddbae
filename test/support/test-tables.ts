import { randomUUID } from "node:crypto";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import {
  type Database,
  type DatabaseCall,
  openDatabase,
  prefixed,
  type TableDefinition,
  type TableName,
  tables,
} from "@latch/adapters/dynamodb";
import { creationOf } from "../../packages/adapters/src/dynamodb/table-inputs.ts";

/**
 * A connection to fresh tables of one's own. Made without the looks and waits of `createTables`,
 * which an emulator does not need and hundreds of tests would pay for.
 */
export async function openFreshTables(
  endpoint: string,
  onCall?: (call: DatabaseCall) => void,
): Promise<Database> {
  const database = openDatabase({
    tables: prefixed(`t${randomUUID().slice(0, 8)}-`),
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    onCall,
  });
  const creations = (Object.entries(tables) as [TableName, TableDefinition][]).map(
    ([name, definition]) => new CreateTableCommand(creationOf(database.tables[name], definition)),
  );
  await Promise.all(creations.map((creation) => database.client.send(creation)));
  return database;
}
