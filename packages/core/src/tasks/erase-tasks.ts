import type { UserId } from "@latch/contract";
import { runSteps, startWork, type WorkLimit } from "../shared/work-limit.ts";
import type { TaskStore } from "./task.ts";

/**
 * Creates the function that deletes tasks of an erased user, as many as one run may.
 * @returns whether the user has no more tasks
 */
export const createEraseTasks =
  ({ tasks, limit }: { tasks: Pick<TaskStore, "removeSome">; limit: () => WorkLimit }) =>
  (userId: UserId): Promise<boolean> =>
    runSteps(() => tasks.removeSome(userId), startWork(limit()));
