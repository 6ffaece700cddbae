import { expect, test } from "vitest";
import { bundleWorker, workerSizeLimit } from "../../scripts/bundle-worker.ts";
import { runtimes } from "../support/processes/runtimes.ts";
import { testRuntime } from "../support/smoke.ts";

test(`bundles the edge in at most ${workerSizeLimit} KiB`, async () => {
  expect((await bundleWorker()).size).toBeLessThanOrEqual(workerSizeLimit);
});

for (const [name, open] of runtimes) testRuntime(name, open);
