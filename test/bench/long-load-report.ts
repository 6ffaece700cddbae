import { drawLines } from "../support/draw-lines.ts";

/** The content of long-load.json. */
export type MemoryResult = {
  machine: string;
  /** The day of the run, as YYYY-MM-DD. */
  date: string;
  checks: number;
  profiles: number;
  logIns: number;
  /** The resident memory of the server in MiB, the median of each minute. */
  memory: number[];
};

/**
 * Summarizes the memory of a run.
 * @returns the largest number in MiB, and the slope of the second half in MiB an hour, by least squares
 */
export function summarize(memory: number[]): { largest: number; slope: number } {
  const half = memory.slice(memory.length >> 1);
  const middle = (half.length - 1) / 2;
  const mean = half.reduce((sum, each) => sum + each, 0) / half.length;
  const covariance = half.reduce((sum, each, at) => sum + (at - middle) * (each - mean), 0);
  const variance = half.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  const slope = variance === 0 ? 0 : (covariance / variance) * 60;
  return { largest: Math.max(...memory), slope: Math.round(slope * 10) / 10 };
}

/** Draws the memory of the server over the minutes of a run, as SVG. */
export function drawMemory({ machine, date, memory }: MemoryResult): string {
  const minutes = memory.map((_, index) => index + 1);
  return drawLines({
    title: "Resident memory of the server over an hour of load",
    heading: "MiB of resident memory",
    caption: `minutes. ${machine}, ${date}`,
    values: minutes,
    axis: "linear",
    labelOf: (minute) => (minute % 10 === 0 ? String(minute) : undefined),
    lines: [{ name: "server", points: memory }],
  });
}
