import { createNodeHasher, type NodeHasherOptions } from "@latch/adapters/hashing/node";
import { workerData } from "piscina";

export type HashingTask = { hash: string } | { verify: string; stored: string | undefined };

const hasher = createNodeHasher(workerData as NodeHasherOptions);

export default (task: HashingTask) =>
  "hash" in task ? hasher.hash(task.hash) : hasher.verify(task.verify, task.stored);
