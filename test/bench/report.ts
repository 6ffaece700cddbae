/** A measured number, with its goal if there is one. */
export type Row = {
  group: string;
  what: string;
  value: number;
  unit: string;
  goal?: string;
  /** Whether the goal is reached. */
  met?: boolean;
  note?: string;
};

export const percentile = (fraction: number, values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
};
export const median = (values: number[]): number => percentile(0.5, values);
export const p95 = (values: number[]): number => percentile(0.95, values);

/** Returns the median of the ratios of pairs: drift affects both values of a pair. */
export const ratio = (ones: number[], others: number[]): number =>
  median(ones.map((one, index) => one / (others[index] ?? Number.NaN)));

const shown = (value: number): string =>
  value < 1000 ? String(Number(value.toPrecision(3))) : String(Math.round(value));

/** Formats all rows as a table with a heading for each group. */
export function table(rows: Row[]): string {
  const cells = rows.map(({ group, what, value, unit, goal = "", met, note = "" }) => ({
    group,
    columns: [what, shown(value), unit, met === undefined ? goal : `${goal} ${met ? "✓" : "✗"}`],
    note,
  }));
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map(({ columns }) => columns[column]?.length ?? 0)),
  );
  const line = ({ columns, note }: (typeof cells)[number]): string =>
    `  ${columns
      .map((cell, column) =>
        (column === 1 ? cell.padStart : cell.padEnd).call(cell, widths[column] ?? 0),
      )
      .join("  ")}  ${note}`.trimEnd();
  return [...Map.groupBy(cells, ({ group }) => group)]
    .map(([group, lines]) => [group, ...lines.map(line), ""].join("\n"))
    .join("\n");
}
