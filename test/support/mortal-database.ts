import { openTestDatabase } from "./harness.ts";

/** A database whose client dies after a number of calls, as a process that is killed between two. */
export async function openMortalDatabase() {
  const database = await openTestDatabase();
  let left = Number.POSITIVE_INFINITY;
  database.client.middlewareStack.add(
    (next) => async (args) => {
      if (left-- <= 0) throw Object.assign(new Error("killed"), { name: "Killed" });
      return next(args);
    },
    { step: "initialize", name: "mortality" },
  );
  return {
    database,
    /** Lets so many more calls through and no further one. */
    dieAfter(calls: number) {
      left = calls;
    },
    live() {
      left = Number.POSITIVE_INFINITY;
    },
  };
}
