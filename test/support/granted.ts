import type { Database, TableName } from "@latch/adapters/dynamodb";
import { apiGrants, type Grants, tasksGrants } from "../../infra/grants.ts";

type Input = {
  TableName?: string;
  IndexName?: string;
  TransactItems?: Record<string, { TableName?: string }>[];
};
type Use = { action: string; table?: string; index?: string };

/** What a server takes that serves tasks as well, and erases them with the person. */
export const serverGrants: Grants = {
  ...apiGrants,
  Tasks: { table: [...(tasksGrants.Tasks?.table ?? []), "DeleteItem"] },
};

/** What IAM would ask about a call; of a transaction it asks about the items. */
function usesOf(command: object, { TransactItems, TableName, IndexName }: Input): Use[] {
  if (TransactItems) {
    return TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName: table }]) => ({
        action: `${kind}Item`,
        table,
      })),
    );
  }
  const operation = command.constructor.name.replace(/Command$/, "");
  const action = /^(Get|Put|Update|Delete)$/.test(operation) ? `${operation}Item` : operation;
  return [{ action, table: TableName, index: IndexName }];
}

/**
 * The database as a Lambda sees it: what its role does not allow is refused. The emulator knows no
 * IAM, so that a missing grant would show only after deployment.
 */
export function granted(database: Database, grants: Grants): Database {
  const logical = new Map(Object.entries(database.tables).map(([name, table]) => [table, name]));

  function refuse({ action, table = "", index }: Use): void {
    const name = logical.get(table) as TableName;
    const actions: string[] = (index ? grants[name]?.indexes?.[index] : grants[name]?.table) ?? [];
    if (actions.includes(action)) return;
    const place = index ? `${name}, index ${index}` : name;
    // The store takes a TypeError for a mistake of ours and not for an outage.
    throw new TypeError(`infra/grants.ts does not allow ${action} on ${place}`);
  }

  const client = new Proxy(database.client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== "send") return value;
      return async (command: { input: Input }, ...rest: []) => {
        usesOf(command, command.input).forEach(refuse);
        return target.send(command as never, ...rest);
      };
    },
  });
  return { ...database, client };
}
