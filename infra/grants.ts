import type { TableName } from "../packages/adapters/src/dynamodb/tables.ts";

type Action = "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query";
type Grant = { table?: Action[]; indexes?: Record<string, Action[]> };

/** What a function may do, table by table. A transaction needs what its items need. */
export type Grants = Partial<Record<TableName, Grant>>;

/** Exactly what packages/adapters/src/dynamodb does on behalf of the API. */
export const apiGrants: Grants = {
  Users: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    indexes: { listed: ["Query"] },
  },
  Identifiers: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] },
  Sessions: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  ApiKeys: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  OneTimeTokens: {
    table: ["GetItem", "PutItem", "DeleteItem"],
    indexes: { ofUser: ["Query"] },
  },
  Activity: { table: ["PutItem", "UpdateItem", "Query"] },
  Throttles: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] },
};
