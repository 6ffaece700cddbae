import type { SaveOutcome } from "./ports.ts";
import { ProblemError } from "./problem-error.ts";

/**
 * Reads, decides and saves again while someone else saves in between; after five times it is a
 * `conflict`, and the caller may try again. What the outcome forbids is thrown as its problem.
 */
export async function untilSaved<T>(
  attempt: () => Promise<{ outcome: SaveOutcome; result: T }>,
): Promise<T> {
  for (let tries = 0; tries < 5; tries++) {
    const { outcome, result } = await attempt();
    if (outcome === "saved") return result;
    if (outcome !== "stale") throw new ProblemError(outcome);
  }
  throw new ProblemError("conflict");
}
