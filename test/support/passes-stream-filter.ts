import {
  type StreamedTableName,
  streamedTables,
  streamFilters,
  type TableNames,
} from "@latch/adapters/dynamodb";
import type { StreamRecord } from "@latch/adapters/streams";

/** Returns whether a value matches a pattern of Amazon EventBridge, as far as the filters of streams use them. */
function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((condition) => meets(condition, value));
  return Object.entries(pattern as object).every(([key, part]) =>
    matches(part, (value as Record<string, unknown> | undefined)?.[key]),
  );
}

function meets(condition: unknown, value: unknown): boolean {
  // A condition applies to a single value, never to a part of a record.
  if (typeof value !== "string") return false;
  if (typeof condition === "string") return value === condition;
  const { prefix } = condition as { prefix?: string };
  return prefix === undefined || value.startsWith(prefix);
}

/** Returns whether Lambda passes a record of a table's stream to the publisher. */
export const passesStreamFilter = (table: StreamedTableName, record: object): boolean =>
  streamFilters[table].some((filter) => matches(filter, record));

/** Returns the records of a batch that Lambda passes to the publisher. */
export const filterRecords = (records: StreamRecord[], names: TableNames): StreamRecord[] =>
  records.filter((record) => {
    const table = streamedTables.find((name) =>
      record.eventSourceARN?.includes(`:table/${names[name]}/`),
    );
    return table !== undefined && passesStreamFilter(table, record);
  });
