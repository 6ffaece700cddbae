import { appendFileSync, createReadStream, existsSync, rmSync, truncateSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import type { Progress } from "./import-progress.ts";
import type { LineOutcome } from "./import-user.ts";
import { inOrder } from "./in-order.ts";

type Run = {
  file: string;
  /** Where it goes on. */
  progress: Progress;
  reportFile: string;
  /** Batches in flight at once. */
  width: number;
  importLines(texts: string[]): Promise<(LineOutcome | undefined)[]>;
  /** Keeps the progress, so that a run which was killed goes on from here. */
  note(progress: Progress): void;
  onLine(progress: Progress): void;
  /** Ends it after what is in flight. */
  signal: AbortSignal;
};

/** Lines that are written together: ten times as many are ten times as fast, a hundred are not. */
const batchSize = 10;

/** Lines after which the progress is noted: as many are looked at again after a crash. */
const noteEvery = 200;

/**
 * Imports the lines of a file that are not done yet, and reports those that are refused: their number
 * and why, never what stands in them.
 */
export async function importFile(run: Run): Promise<Progress> {
  const { file, reportFile, width, importLines, note, onLine, signal } = run;
  let { progress } = run;
  const report = openReport(reportFile, progress.reported);

  /** Counts a line, and reports it if it was refused. */
  function record(text: string, result: LineOutcome | undefined): void {
    const number = progress.lines + 1;
    const reported = result?.outcome === "refused" ? report(number, result.reasons) : 0;
    progress = {
      ...progress,
      ...(result && { [result.outcome]: progress[result.outcome] + 1 }),
      lines: number,
      bytes: progress.bytes + Buffer.byteLength(text) + 1,
      reported: progress.reported + reported,
    };
    onLine(progress);
    if (number % noteEvery === 0) note(progress);
  }

  note(progress);
  const batches = inBatches(linesAfter(file, progress.lines, signal));
  try {
    for await (const { texts, results } of inOrder(batches, width, async (texts) => ({
      texts,
      results: await importLines(texts),
    }))) {
      for (const [index, text] of texts.entries()) record(text, results[index]);
    }
  } finally {
    note(progress);
  }
  return progress;
}

async function* linesAfter(file: string, skipped: number, signal: AbortSignal) {
  let number = 0;
  const input = createReadStream(file, { encoding: "utf8" });
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (signal.aborted) return;
      number += 1;
      // Some editors begin a file by a byte order mark.
      if (number > skipped) yield number === 1 ? text.replace(/^\uFEFF/, "") : text;
    }
  } finally {
    input.destroy();
  }
}

async function* inBatches(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** @param kept bytes that are there from the lines before; @returns a function that says what it wrote */
function openReport(file: string, kept: number) {
  if (kept === 0) rmSync(file, { force: true });
  else if (existsSync(file)) truncateSync(file, kept);
  return (line: number, reasons: string[]): number => {
    const text = `${JSON.stringify({ line, reasons })}\n`;
    appendFileSync(file, text, { mode: 0o600 });
    return Buffer.byteLength(text);
  };
}
