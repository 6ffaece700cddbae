import { expect, test } from "vitest";
import { bundleWorker, workerSizeLimit } from "../../scripts/bundle-worker.ts";
import { runtimes } from "../support/processes/runtimes.ts";
import { smokeOf } from "../support/smoke.ts";

test(`the module of the edge has at most ${workerSizeLimit} KiB`, async () => {
  expect((await bundleWorker()).size).toBeLessThanOrEqual(workerSizeLimit);
});

for (const [name, open] of runtimes) smokeOf(name, open);
