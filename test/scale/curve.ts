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

const width = 760;
const height = 420;
const plot = { left: 56, right: 560, top: 56, bottom: 364 };

/** The colors of the lines on a light and on a dark background. */
const colors = [
  ["#0969da", "#58a6ff"],
  ["#bf3989", "#f778ba"],
  ["#1a7f37", "#3fb950"],
  ["#9a6700", "#d29922"],
  ["#8250df", "#bc8cff"],
  ["#cf222e", "#ff7b72"],
  ["#1b7c83", "#39c5cf"],
  ["#57606a", "#9198a1"],
] as const;
const colorsOf = (scheme: 0 | 1): string =>
  colors.map((pair, index) => `.color${index}{--color:${pair[scheme]}}`).join("");
const style = `text{font:13px system-ui,sans-serif;fill:#57606a}.heading{font-weight:600}.grid{stroke:#8c959f;stroke-opacity:.35}.line{fill:none;stroke:var(--color);stroke-width:2}.dot,.label{fill:var(--color)}${colorsOf(0)}@media (prefers-color-scheme:dark){text{fill:#9198a1}.label{fill:var(--color)}${colorsOf(1)}}`;

const shortened = (accounts: number): string =>
  accounts < 1_000_000 ? `${accounts / 1000},000` : "1,000,000";

/** Draws the CPU time of the database for each operation against the number of accounts, as SVG. */
export function drawCurve({ steps, machine, date }: ScaleResult): string {
  const sizes = steps.map(({ accounts }) => accounts);
  const names = Object.keys(steps[0]?.operations ?? {});
  const costs = steps.flatMap(({ operations }) =>
    Object.values(operations).map(({ databaseMs }) => databaseMs),
  );
  // Whole numbers on the axis, which has four parts.
  const maxMs = Math.ceil(Math.max(...costs) / 4) * 4;
  const [least = 1, most = 10] = [Math.min(...sizes), Math.max(...sizes)];
  const span = Math.max(Math.log10(most / least), 1);
  const x = (accounts: number) =>
    Math.round(plot.left + (Math.log10(accounts / least) / span) * (plot.right - plot.left));
  const y = (ms: number) =>
    Math.round((plot.bottom - (ms / maxMs) * (plot.bottom - plot.top)) * 10) / 10;

  const gridMs = Array.from({ length: 5 }, (_, index) => (maxMs * index) / 4);
  const grid = gridMs.map(
    (ms) =>
      `<path class="grid" d="M${plot.left} ${y(ms)}H${plot.right}"/><text x="${plot.left - 8}" y="${y(ms) + 4}" text-anchor="end">${ms}</text>`,
  );
  const ticks = sizes
    .filter((accounts) => /^10*$/.test(String(accounts)))
    .map(
      (accounts) =>
        `<text x="${x(accounts)}" y="${plot.bottom + 20}" text-anchor="middle">${shortened(accounts)}</text>`,
    );
  const lines = placeLabels(names.map((name) => ({ name, y: y(lastMs(name)) }))).map(
    ({ name, labelY }, index) => {
      const points = steps.map(
        ({ accounts, operations }) => `${x(accounts)},${y(operations[name]?.databaseMs ?? 0)}`,
      );
      const dots = points.map((point) => {
        const [cx, cy] = point.split(",");
        return `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/>`;
      });
      return [
        `<g class="color${index % colors.length}"><polyline class="line" points="${points.join(" ")}"/>`,
        ...dots,
        `<text class="label" x="${plot.right + 12}" y="${labelY + 4}">${name}</text></g>`,
      ].join("\n");
    },
  );

  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">CPU time of the database for each operation, by the number of accounts</title>`,
    `<style>${style}</style>`,
    `<text class="heading" x="${plot.left}" y="24">Milliseconds of CPU time of the database for each operation</text>`,
    `<text x="${plot.left}" y="${height - 12}">accounts (logarithmic). ${machine}, ${date}</text>`,
    ...grid,
    ...ticks,
    ...lines,
    "</svg>",
  ].join("\n")}\n`;

  function lastMs(name: string): number {
    return steps.at(-1)?.operations[name]?.databaseMs ?? 0;
  }
}

/** Moves labels apart that would overlap. They keep the order of the lines' ends. */
function placeLabels<Label extends { y: number }>(labels: Label[]): (Label & { labelY: number })[] {
  const distance = 17;
  const placed = labels
    .toSorted((one, other) => one.y - other.y)
    .map((label) => ({ ...label, labelY: label.y }));
  for (const [index, label] of placed.entries()) {
    const before = placed[index - 1];
    if (before) label.labelY = Math.max(label.labelY, before.labelY + distance);
  }
  const overflow = Math.max(0, (placed.at(-1)?.labelY ?? 0) - plot.bottom);
  return placed.map((label) => ({ ...label, labelY: label.labelY - overflow }));
}
