import { progress } from "@clack/prompts";

/** A bar on a terminal, nothing elsewhere. On standard error: the output may go into a file. */
export type ProgressBar = {
  /** @param text what stands beside the bar */
  show(done: number, text: string): void;
  stop(): void;
};

/** @param interrupted what it says when Ctrl-C ends the program */
export function openProgressBar(max: number, interrupted: string): ProgressBar {
  if (!process.stderr.isTTY) return { show: () => {}, stop: () => {} };
  const output = process.stderr;
  const bar = progress({ max, output, indicator: "timer", cancelMessage: interrupted });
  // The bar takes the keyboard, and on Ctrl-C ends the process as if all were done.
  const admit = () => {
    process.exitCode = 1;
  };
  process.on("exit", admit);
  bar.start();
  let shown = 0;
  return {
    show(done, text) {
      bar.advance(done - shown, text);
      shown = done;
    },
    stop() {
      process.off("exit", admit);
      bar.clear();
    },
  };
}
