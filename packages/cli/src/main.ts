/** The command `latch`. */

import { CommanderError } from "@commander-js/extra-typings";
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { CommandError, exitCodes } from "./exit-codes.ts";
import { createProgram } from "./program.ts";

await runEntry(async () => {
  const program = createProgram({ environment: process.env, execute: (work) => work() });
  let running = program;
  program.hook("preAction", (_, command) => {
    running = command as typeof program;
    checkNodeEnv(process.env["NODE_ENV"]);
  });
  try {
    await program.parseAsync(process.argv).catch((error) => {
      if (error instanceof CommandError && error.exitCode === exitCodes.usage) {
        running.error(error.message.replaceAll(/^/gm, "error: "));
      }
      throw error;
    });
  } catch (error) {
    if (error instanceof CommandError) {
      console.error(error.message);
      process.exit(error.exitCode);
    }
    if (error instanceof CommanderError) {
      // It has printed a help text, the version or what is wrong.
      process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage);
    }
    throw error;
  }
});

/** Rejects a misspelt NODE_ENV, with which a command would work on the local stack. @throws StartupError */
function checkNodeEnv(value: string | undefined): void {
  if (value && !["production", "development", "test"].includes(value)) {
    throw new StartupError("NODE_ENV must be production, development or test.");
  }
}
