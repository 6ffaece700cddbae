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
  // Read for the export of one's data; a function of their own serves tasks.
  Tasks: { table: ["Query"] },
  Throttles: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] },
};

/** What serving tasks takes. A deleted task is marked; what is left of it goes by TTL. */
export const tasksGrants: Grants = {
  Tasks: { table: ["GetItem", "PutItem", "UpdateItem", "Query"] },
};

/** What recording a batch of changes takes; the streams it reads stand in infra/activity.ts. */
export const recorderGrants: Grants = {
  Activity: { table: ["GetItem", "PutItem", "UpdateItem"] },
};

/** What it takes to find who is being erased, and to erase them. */
export const sweepGrants: Grants = {
  Users: { table: ["GetItem", "DeleteItem"], indexes: { listed: ["Query"] } },
  Identifiers: { table: ["DeleteItem"] },
  Sessions: { table: ["Query", "DeleteItem"] },
  ApiKeys: { table: ["Query", "DeleteItem"] },
  OneTimeTokens: { table: ["DeleteItem"], indexes: { ofUser: ["Query"] } },
  Activity: { table: ["PutItem", "UpdateItem", "Query"] },
  Throttles: { table: ["DeleteItem"] },
};
