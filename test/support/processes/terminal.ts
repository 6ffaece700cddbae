import { type Program, startCommand } from "./program.ts";

/** A program at a pseudo-terminal, where it asks questions and shows progress. */
export type Terminal = Program & {
  /** Waits for a text on the screen, then types. */
  answer(question: RegExp, keys: string): Promise<void>;
};

export const keys = { enter: "\r", escape: "\x1b", interrupt: "\x03", endOfInput: "\x04" };

/** Starts a command line at a pseudo-terminal, by `script` of util-linux. Its output has both streams. */
export function startAtTerminal(
  commandLine: string,
  environment: Record<string, string>,
): Terminal {
  // Such a terminal has no size until it is given one.
  const command = `stty columns 80 rows 24 && exec ${commandLine}`;
  const args = ["--quiet", "--return", "--flush", "--command", command, "/dev/null"];
  const program = startCommand("script", args, environment, { keepsInput: true });
  let read = 0;
  return {
    ...program,
    async answer(question, typed) {
      const found = await program.waitForOutput(question, read);
      read += found.index + found[0].length;
      program.process.stdin?.write(typed);
    },
  };
}
