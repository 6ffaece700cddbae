import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { ActiveSpan, DatabaseCall, Trace } from "@latch/core";
import type { TableNames } from "./tables.ts";

/** How calls to DynamoDB are watched. */
export type CallObserver = {
  onCall: (call: DatabaseCall) => void;
  /** Whether DynamoDB is to say what each call consumed. */
  units?: boolean;
  trace?: Trace;
};

type Consumed = { TableName?: string; CapacityUnits?: number };

const throttled = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded/;
const refused = /^(?:ConditionalCheckFailed|TransactionCanceled)Exception$/;

/** Tells of every call of a client when it is over, tables by their logical names. */
export function observeCalls(
  client: DynamoDBClient,
  tables: Partial<TableNames>,
  { onCall, units = false, trace }: CallObserver,
): void {
  const logical = new Map(Object.entries(tables).map(([name, table]) => [table, name]));
  const nameOf = (table: string | undefined) => table && (logical.get(table) ?? "other");

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { TableName } = args.input as { TableName?: string };
      const operation = String(context.commandName).replace(/Command$/, "");
      const table = nameOf(TableName);
      const input = units ? { ...args.input, ReturnConsumedCapacity: "TOTAL" } : args.input;

      async function call(span?: ActiveSpan) {
        const started = performance.now();
        const tell = (outcome: DatabaseCall["outcome"], output: object = {}) => {
          const ms = performance.now() - started;
          onCall({ operation, table, ms, outcome, units: unitsOf(output) });
        };
        try {
          const result = await next({ ...args, input });
          tell("ok", result.output as object);
          return { result };
        } catch (error) {
          const outcome = outcomeOf(error);
          tell(outcome);
          if (outcome !== "refused") span?.fail(error instanceof Error ? error.name : "unknown");
          return { error };
        }
      }

      const name = [operation, table].filter(Boolean).join(" ");
      const attributes = {
        "db.system.name": "aws.dynamodb",
        "db.operation.name": operation,
        "db.collection.name": TableName,
      };
      const outcome = trace
        ? await trace({ name, kind: "client", attributes }, call)
        : await call();
      if ("error" in outcome) throw outcome.error;
      return outcome.result;
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
