import type { Environment } from "@latch/dev/stack";
import { onStop } from "@latch/server/lifecycle";
import { CommandError, exitCodeOf } from "./exit-codes.ts";

export type Interruption = {
  /** Aborted when the operator interrupts the command; its reason is a CommandError. */
  signal: AbortSignal;
  /** Ends an interrupted command with a message of its own. @throws CommandError after an interruption */
  check(message: () => string): void;
};

/** Lets a command end between two steps when the operator interrupts it. */
export function createInterruption(environment: Environment): Interruption {
  const stop = new AbortController();
  let exitCode = exitCodeOf();
  onStop(environment, async (signal) => {
    exitCode = exitCodeOf(signal);
    stop.abort(new CommandError("Interrupted. Run the same command again to continue.", exitCode));
  });
  return {
    signal: stop.signal,
    check(message) {
      if (stop.signal.aborted) throw new CommandError(message(), exitCode);
    },
  };
}
