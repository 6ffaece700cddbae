import type { UserId } from "@latch/contract";
import type { Clock } from "../shared/ports.ts";
import { runSteps, startWork, type WorkLimit } from "../shared/work-limit.ts";
import type { TaskStore } from "./task.ts";

type Deps = {
  tasks: Pick<TaskStore, "removeSome">;
  /** Returns the work of the run that begins. */
  limit: () => WorkLimit;
  clock: Clock;
};

/**
 * Creates the function that deletes tasks of an erased user, as many as one run may.
 * @returns whether the user has no more tasks
 */
export const createEraseTasks =
  ({ tasks, limit, clock }: Deps) =>
  (userId: UserId): Promise<boolean> =>
    runSteps(() => tasks.removeSome(userId), startWork(limit(), clock));
