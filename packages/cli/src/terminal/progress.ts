import { clearLine, cursorTo } from "node:readline";

/** Milliseconds between two updates: on a terminal, and where lines go into a file or a log. */
const terminalMs = 100;
const logMs = 10_000;

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const barWidth = 24;

export type Progress = {
  /** Shows how far the work is. @param done of the total, if there is one */
  show(text: string, done?: number): void;
  /** Prints a line at once. */
  print(line: string): void;
};

type Output = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

type Options = {
  /** What the work is measured by, such as bytes; without it there is no bar. */
  total?: number;
  output?: Output;
  everyMs?: number;
};

/**
 * Runs long work and shows its progress on standard error: on a terminal one line that it updates, otherwise a new line
 * every ten seconds. Standard output stays free for results.
 */
export async function withProgress<T>(
  title: string,
  work: (progress: Progress) => Promise<T>,
  { total, output = process.stderr, everyMs = output.isTTY ? terminalMs : logMs }: Options = {},
): Promise<T> {
  const startedMs = performance.now();
  let tick = 0;
  let text = "";
  let done = 0;
  const write = () => {
    const share = total ? Math.min(1, done / total) : undefined;
    const percent = share === undefined ? undefined : `${Math.floor(share * 100)}%`;
    const parts = [percent, text, elapsed(performance.now() - startedMs)].filter(Boolean);
    const line = output.isTTY
      ? `${frames[tick++ % frames.length]} ${title} ${share === undefined ? "" : `${bar(share)} `}${parts.join(" · ")}`
      : `${title}: ${parts.join(", ")}\n`;
    if (output.isTTY) rewrite(output, line);
    else output.write(line);
  };
  const timer = setInterval(write, everyMs);
  try {
    return await work({
      show(now, count = 0) {
        text = now;
        done = count;
      },
      print(line) {
        if (output.isTTY) rewrite(output, "");
        output.write(`${line}\n`);
      },
    });
  } finally {
    clearInterval(timer);
    if (output.isTTY) rewrite(output, "");
  }
}

/** Replaces the line of the terminal. A line that wraps would stay. */
function rewrite(output: Output, line: string): void {
  const stream = output as NodeJS.WriteStream;
  cursorTo(stream, 0);
  clearLine(stream, 0);
  output.write(line.slice(0, (output.columns || 80) - 1));
}

const bar = (share: number): string => {
  const full = Math.round(share * barWidth);
  return `${"━".repeat(full)}${"─".repeat(barWidth - full)}`;
};

function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
