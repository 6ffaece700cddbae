import { appendFileSync, createReadStream, existsSync, rmSync, truncateSync } from "node:fs";
import type { Progress } from "./import-progress.ts";
import type { LineOutcome } from "./import-user.ts";
import { inOrder } from "./in-order.ts";

type Run = {
  file: string;
  /** Where the import begins or continues. */
  progress: Progress;
  reportFile: string;
  /** Batches in flight at once. */
  width: number;
  importLines(lines: Uint8Array[]): Promise<(LineOutcome | undefined)[]>;
  /** Stores the progress, from which a run continues after this one was killed. */
  saveProgress(progress: Progress): void;
  onLine(progress: Progress): void;
  /** Ends the import after the batches in flight. */
  signal: AbortSignal;
};

/** Lines that are written in one transaction. Larger batches were not faster. */
const batchSize = 10;

/** Lines after which the progress is stored: at most as many are read again after a crash. */
const saveEvery = 200;

/**
 * Imports the lines of a file that are not complete yet. The report contains the number of each rejected line and the
 * reasons, never its content.
 */
export async function importFile(run: Run): Promise<Progress> {
  const { file, reportFile, width, importLines, saveProgress, onLine, signal } = run;
  let { progress } = run;
  const report = openReport(reportFile, progress.reported);

  /** Counts a line, and reports it if it was rejected. */
  function record(line: Uint8Array, result: LineOutcome | undefined): void {
    const number = progress.lines + 1;
    const reported = result?.outcome === "refused" ? report(number, result.reasons) : 0;
    progress = {
      ...progress,
      ...(result && { [result.outcome]: progress[result.outcome] + 1 }),
      lines: number,
      bytes: progress.bytes + line.length + 1,
      reported: progress.reported + reported,
    };
    onLine(progress);
    if (number % saveEvery === 0) saveProgress(progress);
  }

  saveProgress(progress);
  const batches = inBatches(linesAfter(file, progress.lines, signal));
  try {
    for await (const { lines, results } of inOrder(batches, width, async (lines) => ({
      lines,
      results: await importLines(lines),
    }))) {
      for (const [index, line] of lines.entries()) record(line, results[index]);
    }
  } finally {
    saveProgress(progress);
  }
  return progress;
}

/** The byte order mark that some editors write at the start of a file. */
const byteOrderMark = Buffer.from("\uFEFF");

async function* linesAfter(file: string, skipped: number, signal: AbortSignal) {
  let number = 0;
  for await (const line of linesOf(file)) {
    if (signal.aborted) return;
    number += 1;
    if (number <= skipped) continue;
    const isMarked = number === 1 && line.indexOf(byteOrderMark) === 0;
    yield isMarked ? line.subarray(byteOrderMark.length) : line;
  }
}

/**
 * Returns the lines of a file as bytes. Only a line feed ends a line: a JSON string may contain U+2028 and
 * U+2029, at which node:readline splits.
 */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const input: AsyncIterable<Buffer> = createReadStream(file);
  let rest: Buffer[] = [];
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

async function* inBatches(lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let batch: Buffer[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Opens the report. @param kept bytes of an earlier run that stay
 * @returns a function that adds a line and returns the bytes that it wrote
 */
function openReport(file: string, kept: number) {
  if (kept === 0) rmSync(file, { force: true });
  else if (existsSync(file)) truncateSync(file, kept);
  return (line: number, reasons: string[]): number => {
    const text = `${JSON.stringify({ line, reasons })}\n`;
    appendFileSync(file, text, { mode: 0o600 });
    return Buffer.byteLength(text);
  };
}
