import { workerData } from "node:worker_threads";
import { createNodeHasher, type NodeHasherOptions } from "@latch/adapters/hashing/node";

export type HashingTask = { hash: string } | { verify: string; stored: string | undefined };

const hasher = createNodeHasher(workerData as NodeHasherOptions);

/** Runs a task. The time excludes the wait for this thread. */
export default async (task: HashingTask) => {
  const startedAtMs = performance.now();
  const result = await ("hash" in task
    ? hasher.hash(task.hash)
    : hasher.verify(task.verify, task.stored));
  return { result, ms: performance.now() - startedAtMs };
};
