import type { Grants } from "../../infra/grants.ts";

/** The grants without one of them, each in its turn, and what then is not allowed. */
export function eachWithoutOne(grants: Grants): [missing: string, Grants][] {
  return Object.entries(grants).flatMap(([table, { table: actions = [], indexes = {} }]) => [
    ...actions.map((action): [string, Grants] => [
      `${action} on ${table}`,
      { ...grants, [table]: { table: actions.filter((each) => each !== action), indexes } },
    ]),
    ...Object.keys(indexes).map((index): [string, Grants] => [
      `Query on ${table}, index ${index}`,
      { ...grants, [table]: { table: actions } },
    ]),
  ]);
}
