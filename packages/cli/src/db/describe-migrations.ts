import type { MigrationState, migrationStatus } from "@latch/adapters/migrations";

/** Describes the state of each migration in a line. */
export function describeMigrations({
  migrations,
  heldBy,
}: Awaited<ReturnType<typeof migrationStatus>>): string {
  const lines =
    migrations.length > 0 ? aligned(migrations.map(cells)) : ["There are no migrations yet."];
  return [...lines, ...(heldBy ? [`${heldBy} is migrating now.`] : [])].join("\n");
}

const cells = ({ id, state, at, by, items, known }: MigrationState): string[] => [
  id,
  state,
  at ? at.replace("T", " ").replace(/\.\d+Z$/, " UTC") : "",
  by ?? "",
  items === undefined ? "" : `${items} items`,
  known ? "" : "not in this version",
];

function aligned(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(cell.length, most[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
