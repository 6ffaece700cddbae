import type { Clock } from "./ports.ts";

/** The work that one run of a job may do. The next run continues with the rest. */
export type WorkLimit = {
  /** The time after which the run begins no further step. */
  milliseconds: number;
  /** The number of items after which the run begins no further step. */
  items: number;
  /** Ends the run before the next step, when the process stops. */
  signal?: { readonly aborted: boolean };
};

/** The work that a run may still do. */
export type RemainingWork = {
  /** Returns whether the run may begin another step. */
  isLeft(): boolean;
  /** Counts the items that a step has processed. */
  count(items: number): void;
};

/** The result of a step that processes some of the items of a user. */
export type StepOutcome = {
  /** The number of items that the step has read. */
  items: number;
  /** Whether no items remain. */
  isDone: boolean;
};

/**
 * Starts to measure the work of a run.
 * @param within the run that this one is a part of, which counts its items too
 */
export function startWork(
  { milliseconds, items, signal }: WorkLimit,
  clock: Clock,
  within?: RemainingWork,
): RemainingWork {
  const endsAtMs = clock() + milliseconds;
  let left = items;
  return {
    isLeft: () => left > 0 && clock() < endsAtMs && !signal?.aborted && (within?.isLeft() ?? true),
    count(processed) {
      left -= processed;
      within?.count(processed);
    },
  };
}

/**
 * Runs a step until no items remain or the work of the run is done. It runs at least once, so that each run
 * makes progress.
 * @returns whether no items remain
 */
export async function runSteps(
  step: () => Promise<StepOutcome>,
  work: RemainingWork,
): Promise<boolean> {
  for (;;) {
    const { items, isDone } = await step();
    work.count(items);
    if (isDone || !work.isLeft()) return isDone;
  }
}
