import { defineConfig } from "vitest/config";
import { findChromium } from "./test/support/processes/chromium.ts";
import { timeLimit } from "./test/support/time-limit.ts";

/** The applications of examples/, installed, built and started as their READMEs describe. */
export default defineConfig({
  test: {
    include: ["test/examples/**/*.test.ts"],
    exclude: findChromium() ? [] : ["test/examples/*.browser.test.ts"],
    globalSetup: ["test/support/global-setup.ts", "test/support/processes/chromium.ts"],
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 600_000,
    expect: { poll: timeLimit },
  },
});
