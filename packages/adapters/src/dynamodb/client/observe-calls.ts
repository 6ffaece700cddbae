import type { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { ActiveSpan, DatabaseCall, SpanStart, Trace } from "@latch/core";
import type { TableNames } from "../tables/tables.ts";

/** How calls to DynamoDB are watched. */
export type CallObserver = {
  onCall: (call: DatabaseCall) => void;
  /** Whether DynamoDB is to say what each call consumed. */
  units?: boolean;
  trace?: Trace;
};

type Consumed = { TableName?: string; CapacityUnits?: number };

/** By the name of an error, or by the reasons why a transaction was cancelled; the first that fits. */
const outcomes = [
  ["refused", /ConditionalCheckFailed/],
  ["throttled", /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded/],
  ["collided", /TransactionConflict/],
] as const;

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
        const report = (outcome: DatabaseCall["outcome"], output: object = {}) => {
          const ms = performance.now() - started;
          onCall({ operation, table, ms, outcome, units: unitsOf(output) });
        };
        try {
          const result = await next({ ...args, input });
          report("ok", result.output as object);
          return { result };
        } catch (error) {
          const outcome = outcomeOf(error);
          report(outcome);
          if (outcome === "throttled" || outcome === "failed")
            span?.fail(error instanceof Error ? error.name : "unknown");
          return { error };
        }
      }

      const outcome = trace ? await trace(spanOf(operation, table, TableName), call) : await call();
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

/** As the conventions for DynamoDB have it. */
const spanOf = (
  operation: string,
  table: string | undefined,
  called: string | undefined,
): SpanStart => ({
  name: [operation, table].filter(Boolean).join(" "),
  kind: "client",
  attributes: {
    "db.system.name": "aws.dynamodb",
    "db.operation.name": operation,
    "db.collection.name": called,
  },
});

function outcomeOf(error: unknown): DatabaseCall["outcome"] {
  const { name = "", CancellationReasons = [] } = error as Partial<TransactionCanceledException>;
  const text = [name, ...CancellationReasons.map(({ Code }) => Code)].join(" ");
  return outcomes.find(([, form]) => form.test(text))?.[0] ?? "failed";
}
