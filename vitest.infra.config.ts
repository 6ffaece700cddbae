import { defineConfig } from "vitest/config";

/** The tests of the cloud: apart from the others, as they need .sst/platform. */
export default defineConfig({
  test: {
    include: ["test/infra/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    // All in one thread: a stage that is evaluated for one file is there for the others.
    pool: "threads",
    isolate: false,
    maxWorkers: 1,
    // Bounds for a hang: evaluating a stage takes seconds, and minutes on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
