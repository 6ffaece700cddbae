import { constants } from "node:os";

/** How a command ends, for scripts. A signal that interrupts it is added to 128, as in a shell. */
export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130, terminated: 143 };

/** What the exit codes mean: for `latch --help` and the reference. */
export const exitCodeTexts: [code: string, meaning: string][] = [
  [String(exitCodes.done), "The command has done all of its work."],
  [
    String(exitCodes.failed),
    "The command failed or completed only a part of its work, for example an import with rejected lines.",
  ],
  [String(exitCodes.usage), "A command, an option or an argument is wrong. Nothing was changed."],
  [
    `${exitCodes.interrupted}, ${exitCodes.terminated}`,
    "Ctrl-C or SIGTERM ended the command before its work was complete.",
  ],
];

/** Ends a command with a message for the operator and an exit code. */
export class CommandError extends Error {
  override name = "CommandError";
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** An option or an argument is wrong in a way that the command line alone does not show. */
export const usageError = (message: string): CommandError =>
  new CommandError(message, exitCodes.usage);

/** The exit code of a command that a signal interrupts; without a signal, npm ended it. */
export const exitCodeOf = (signal: NodeJS.Signals = "SIGTERM"): number =>
  128 + constants.signals[signal];
