import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { browserTestsToLeaveOut } from "./test/support/chromium.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/infra/**", ...browserTestsToLeaveOut()],
    globalSetup: ["test/support/global-setup.ts", "test/support/chromium.ts"],
    // One more than the cores of a small machine: what waits for processes leaves room for the rest.
    maxWorkers: Math.max(3, availableParallelism()),
    // Lighter than processes: a test that needs one of those starts it itself.
    pool: "threads",
    // Loading the program anew for each file would take as long as the tests do; none leaves a trace.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
