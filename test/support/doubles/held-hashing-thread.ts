import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import run, { type HashingTask } from "../../../packages/server/src/http/hashing-thread.ts";

/** The hashing thread of the server. A password that is an absolute path waits until the file exists. */
export default async (task: HashingTask) => {
  if ("hash" in task && task.hash.startsWith("/")) while (!existsSync(task.hash)) await sleep(5);
  return run(task);
};
