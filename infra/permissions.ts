import type { TableName } from "../packages/adapters/src/dynamodb/tables.ts";
import type { Grants } from "./grants.ts";
import type { Tables } from "./tables.ts";

/** IAM statements for what is granted, one for each table and one for each index. */
export const permissionsOf = (tables: Tables, grants: Grants) =>
  (Object.keys(grants) as TableName[]).flatMap((name) => {
    const { table = [], indexes = {} } = grants[name] ?? {};
    const { arn } = tables[name];
    return [
      { actions: table.map((action) => `dynamodb:${action}`), resources: [arn] },
      ...Object.entries(indexes).map(([index, actions]) => ({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [$interpolate`${arn}/index/${index}`],
      })),
    ];
  });
