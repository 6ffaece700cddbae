import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DatabaseCall } from "@latch/core";
import type { TableNames } from "./tables.ts";

/** How calls to DynamoDB are watched. */
export type CallObserver = {
  onCall: (call: DatabaseCall) => void;
  /** Whether DynamoDB is to say what each call consumed. */
  units?: boolean;
};

type Consumed = { TableName?: string; CapacityUnits?: number };

const throttled = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded/;
const refused = /^(?:ConditionalCheckFailed|TransactionCanceled)Exception$/;

/** Tells of every call of a client when it is over, tables by their logical names. */
export function observeCalls(
  client: DynamoDBClient,
  tables: Partial<TableNames>,
  { onCall, units = false }: CallObserver,
): void {
  const logical = new Map(Object.entries(tables).map(([name, table]) => [table, name]));
  const nameOf = (table: string | undefined) => table && (logical.get(table) ?? "other");

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const started = performance.now();
      const table = nameOf((args.input as { TableName?: string }).TableName);
      const tell = (outcome: DatabaseCall["outcome"], output: object = {}) =>
        onCall({
          operation: String(context.commandName).replace(/Command$/, ""),
          table,
          ms: performance.now() - started,
          outcome,
          units: unitsOf(output),
        });
      const input = units ? { ...args.input, ReturnConsumedCapacity: "TOTAL" } : args.input;
      try {
        const result = await next({ ...args, input });
        tell("ok", result.output as object);
        return result;
      } catch (error) {
        tell(outcomeOf(error));
        throw error;
      }
    },
    { step: "initialize", name: "observe" },
  );

  function unitsOf({ ConsumedCapacity = [] }: { ConsumedCapacity?: Consumed | Consumed[] }) {
    const consumed = [ConsumedCapacity].flat();
    return Object.fromEntries(
      consumed.map(({ TableName, CapacityUnits = 0 }) => [nameOf(TableName), CapacityUnits]),
    );
  }
}

function outcomeOf(error: unknown): DatabaseCall["outcome"] {
  const name = error instanceof Error ? error.name : "";
  if (refused.test(name)) return "refused";
  return throttled.test(name) ? "throttled" : "failed";
}
