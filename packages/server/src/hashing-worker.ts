import { createBcryptHasher } from "@latch/adapters/hashing";
import { workerData } from "piscina";

export type HashingTask = { hash: string } | { verify: string; stored: string | undefined };

const hasher = createBcryptHasher((workerData as { cost: number }).cost);

export default (task: HashingTask) =>
  "hash" in task ? hasher.hash(task.hash) : hasher.verify(task.verify, task.stored);
