import type { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { ActiveSpan, DatabaseCall, SpanStart, Trace } from "@latch/core";
import type { TableNames } from "../tables/tables.ts";
import type { DatabaseClient, Output } from "./database-client.ts";

/** Observes calls to DynamoDB. */
export type CallObserver = {
  onCall: (call: DatabaseCall) => void;
  /** Whether each call requests the capacity units that it consumed. */
  units?: boolean;
  trace?: Trace;
};

type Consumed = { TableName?: string; CapacityUnits?: number };

/**
 * Outcomes by the name of an error or by the cancellation reasons of a transaction. The first match
 * counts.
 */
const outcomes = [
  ["refused", /ConditionalCheckFailed/],
  ["throttled", /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded/],
  ["collided", /TransactionConflict/],
] as const;

/** Reports each call of a client after it ends, with the logical names of the tables. */
export function observeCalls(
  client: DatabaseClient,
  tables: Partial<TableNames>,
  { onCall, units = false, trace }: CallObserver,
): void {
  const logicalNames = new Map(Object.entries(tables).map(([name, table]) => [table, name]));
  const toLogicalName = (table: string | undefined) =>
    table && (logicalNames.get(table) ?? "other");

  client.intercept(async ({ operation, input: given }, next) => {
    const { TableName } = given as { TableName?: string };
    const table = toLogicalName(TableName);
    const input = units ? { ...given, ReturnConsumedCapacity: "TOTAL" } : given;

    async function call(span?: ActiveSpan) {
      const started = performance.now();
      const report = (outcome: DatabaseCall["outcome"], output: Output = {}) => {
        const ms = performance.now() - started;
        onCall({ operation, table, ms, outcome, units: readConsumedUnits(output) });
      };
      try {
        const output = await next(input);
        report("ok", output);
        return { output };
      } catch (error) {
        const outcome = classifyError(error);
        report(outcome);
        if (outcome === "throttled" || outcome === "failed")
          span?.fail(error instanceof Error ? error.name : "unknown");
        return { error };
      }
    }

    const outcome = trace ? await trace(toSpan(operation, table, TableName), call) : await call();
    if ("error" in outcome) throw outcome.error;
    return outcome.output;
  });

  function readConsumedUnits({
    ConsumedCapacity = [],
  }: {
    ConsumedCapacity?: Consumed | Consumed[];
  }) {
    const consumed = [ConsumedCapacity].flat();
    return Object.fromEntries(
      consumed.map(({ TableName, CapacityUnits = 0 }) => [toLogicalName(TableName), CapacityUnits]),
    );
  }
}

/** Describes a span by the OpenTelemetry semantic conventions for DynamoDB. */
const toSpan = (
  operation: string,
  table: string | undefined,
  tableName: string | undefined,
): SpanStart => ({
  name: [operation, table].filter(Boolean).join(" "),
  kind: "client",
  attributes: {
    "db.system.name": "aws.dynamodb",
    "db.operation.name": operation,
    "db.collection.name": tableName,
  },
});

function classifyError(error: unknown): DatabaseCall["outcome"] {
  const { name = "", CancellationReasons = [] } = error as Partial<TransactionCanceledException>;
  const text = [name, ...CancellationReasons.map(({ Code }) => Code)].join(" ");
  return outcomes.find(([, form]) => form.test(text))?.[0] ?? "failed";
}
