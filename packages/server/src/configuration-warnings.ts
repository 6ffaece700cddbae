import type { Log } from "@latch/core";

/**
 * Returns the destination of warnings about the configuration: the log or, in development, standard error, as
 * readable sentences.
 */
export const configurationWarnings = (
  { NODE_ENV }: { NODE_ENV: string },
  log: Pick<Log, "warn">,
): Pick<Log, "warn"> =>
  NODE_ENV === "development"
    ? { warn: (fields, message) => console.error(`Warning: ${sentence(fields, message)}`) }
    : log;

function sentence({ variable, nearest, write }: Record<string, unknown>, message: string): string {
  if (nearest) return `the variable ${variable} is not known. Did you mean ${nearest}?`;
  if (write) return `set ${variable}=${write}. The next release rejects on and off.`;
  return message;
}
