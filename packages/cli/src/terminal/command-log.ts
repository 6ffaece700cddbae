import type { Log } from "@latch/core";

/** The log of a command: warnings and errors as sentences on standard error, where the operator reads them. */
export const commandLog: Log = {
  info() {},
  warn: (_, message) => console.error(`Warning: ${message}.`),
  error: (_, message) => console.error(`Error: ${message}.`),
};
