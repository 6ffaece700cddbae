import type { Database } from "@latch/adapters/dynamodb";
import type { CallSpan } from "../support/call-rounds.ts";

/** A call with its consumed capacity, in units. */
export type RecordedCall = CallSpan & { name: string; reads: number; writes: number };

/** Records each call from now on, with its consumed capacity. */
export function recordCalls({ client }: Database): RecordedCall[] {
  const calls: RecordedCall[] = [];
  client.intercept(async ({ operation: name, input }, next) => {
    const startMs = performance.now();
    const output = await next({ ...input, ReturnConsumedCapacity: "TOTAL" });
    const { ConsumedCapacity = [] } = output as {
      ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
    };
    const units = [ConsumedCapacity].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0);
    const { TableName = "" } = input as { TableName?: string };
    const isRead = /^(Get|BatchGet|TransactGet|Query|Scan)/.test(name);
    calls.push({
      name: `${name} ${TableName}`.trim(),
      startMs,
      endMs: performance.now(),
      reads: isRead ? units : 0,
      writes: isRead ? 0 : units,
    });
    return output;
  });
  return calls;
}
