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

/** Lines over values of one quantity. */
type Lines = {
  /** What the picture shows, for a screen reader. */
  title: string;
  heading: string;
  /** The text below the horizontal axis. */
  caption: string;
  /** The values of the horizontal axis, and the texts of those that have one. */
  values: number[];
  axis?: "linear" | "logarithmic";
  labelOf: (value: number) => string | undefined;
  /** Each line with a number for each value. */
  lines: { name: string; points: number[] }[];
};

/** Draws lines as SVG, in the colors of a light or a dark background. */
export function drawLines({
  title,
  heading,
  caption,
  values,
  axis = "logarithmic",
  labelOf,
  lines,
}: Lines): string {
  // Whole numbers on the axis, which has four parts.
  const maxY = Math.ceil(Math.max(...lines.flatMap(({ points }) => points)) / 4) * 4;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const part =
    axis === "linear"
      ? (value: number) => (value - least) / Math.max(most - least, 1)
      : (value: number) => Math.log10(value / least) / Math.max(Math.log10(most / least), 1);
  const x = (value: number) => Math.round(plot.left + part(value) * (plot.right - plot.left));
  const y = (number: number) =>
    Math.round((plot.bottom - (number / maxY) * (plot.bottom - plot.top)) * 10) / 10;

  const gridNumbers = Array.from({ length: 5 }, (_, index) => (maxY * index) / 4);
  const grid = gridNumbers.map(
    (number) =>
      `<path class="grid" d="M${plot.left} ${y(number)}H${plot.right}"/><text x="${plot.left - 8}" y="${y(number) + 4}" text-anchor="end">${number}</text>`,
  );
  const ticks = values.flatMap((value) => {
    const label = labelOf(value);
    if (label === undefined) return [];
    return [`<text x="${x(value)}" y="${plot.bottom + 20}" text-anchor="middle">${label}</text>`];
  });
  const labels = lines.map(({ points, ...line }) => ({
    ...line,
    points,
    y: y(points.at(-1) ?? 0),
  }));
  const drawn = placeLabels(labels).map(({ name, points, labelY }, index) => {
    const places = points.map((number, at) => [x(values[at] ?? 0), y(number)]);
    return [
      `<g class="color${index % colors.length}"><polyline class="line" points="${places.join(" ")}"/>`,
      ...places.map(([cx, cy]) => `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/>`),
      `<text class="label" x="${plot.right + 12}" y="${labelY + 4}">${name}</text></g>`,
    ].join("\n");
  });

  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${title}</title>`,
    `<style>${style}</style>`,
    `<text class="heading" x="${plot.left}" y="24">${heading}</text>`,
    `<text x="${plot.left}" y="${height - 12}">${caption}</text>`,
    ...grid,
    ...ticks,
    ...drawn,
    "</svg>",
  ].join("\n")}\n`;
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
