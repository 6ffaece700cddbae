import { defineConfig } from "vitest/config";
import { browserTestsToLeaveOut } from "./test/support/processes/chromium.ts";
import { timeLimit } from "./test/support/time-limit.ts";

/** The documentation site, built once and served. */
export default defineConfig({
  test: {
    include: ["test/site/**/*.test.ts"],
    exclude: browserTestsToLeaveOut(),
    globalSetup: ["test/support/site/serve-site.ts", "test/support/processes/chromium.ts"],
    maxWorkers: 1,
    // Axe takes a minute for a page on a busy machine.
    testTimeout: 600_000,
    expect: { poll: timeLimit },
  },
});
