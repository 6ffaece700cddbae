/** A line of the metrics page. */
export type Series = { name: string; labels: Record<string, string>; value: number };

/** Parses the Prometheus text format. */
export const parseSeries = (text: string): Series[] =>
  [...text.matchAll(/^([a-z_\d]+)(?:\{(.*)\})? (\S+)$/gm)].map(
    ([, name = "", labels = "", value = ""]) => ({
      name,
      labels: Object.fromEntries(
        [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, of]) => [label, of]),
      ),
      value: Number(value),
    }),
  );
