import { ConfigError } from "@latch/api";

/** What keeps the program from starting, in one sentence that says what to do. */
export class StartupError extends Error {
  override name = "StartupError";
}

/** Runs an entry; what keeps it from its work is one clear message and exit code 1. */
export async function run(entry: () => Promise<void>): Promise<void> {
  try {
    await entry();
  } catch (error) {
    const expected = error instanceof StartupError || error instanceof ConfigError;
    console.error(expected ? error.message : error);
    process.exit(1);
  }
}

/** A function that does its work the first time only: several signals may ask for one ending. */
export function once(work: () => Promise<void>): () => void {
  let started = false;
  return () => {
    if (!started) void work();
    started = true;
  };
}
