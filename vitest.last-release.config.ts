import { defineConfig } from "vitest/config";
import { timeLimit } from "./test/support/time-limit.ts";

/** Processes of the last release and of the present code beside each other. It needs the history of git. */
export default defineConfig({
  test: {
    include: ["test/last-release/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: timeLimit },
  },
});
