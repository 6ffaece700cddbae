import { drawLines } from "../support/draw-lines.ts";
import type { OperationCost } from "./operations.ts";

/** The content of result.json. */
export type ScaleResult = {
  machine: string;
  /** The day of the run, as YYYY-MM-DD. */
  date: string;
  steps: {
    accounts: number;
    loadedPerSecond: number;
    /** The size of the database in megabytes. */
    fileMb: number;
    operations: Record<string, OperationCost>;
  }[];
};

const shortened = (accounts: number): string =>
  accounts < 1_000_000 ? `${accounts / 1000},000` : "1,000,000";

/** Draws the CPU time of the database for each operation against the number of accounts, as SVG. */
export function drawCurve({ steps, machine, date }: ScaleResult): string {
  const names = Object.keys(steps[0]?.operations ?? {});
  return drawLines({
    title: "CPU time of the database for each operation, by the number of accounts",
    heading: "Milliseconds of CPU time of the database for each operation",
    caption: `accounts (logarithmic). ${machine}, ${date}`,
    values: steps.map(({ accounts }) => accounts),
    labelOf: (accounts) => (/^10*$/.test(String(accounts)) ? shortened(accounts) : undefined),
    lines: names.map((name) => ({
      name,
      points: steps.map(({ operations }) => operations[name]?.databaseMs ?? 0),
    })),
  });
}
