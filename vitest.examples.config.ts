import { defineConfig } from "vitest/config";
import { examplesToLeaveOut } from "./test/support/examples/left-out.ts";
import { timeLimit } from "./test/support/time-limit.ts";

/** The projects in examples/, each installed from its lockfile and started. */
export default defineConfig({
  test: {
    include: ["test/examples/**/*.test.ts"],
    exclude: examplesToLeaveOut(),
    globalSetup: [
      "test/support/global-setup.ts",
      "test/support/examples/pack-client.ts",
      "test/support/examples/left-out.ts",
    ],
    // An installation or a build takes minutes on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: timeLimit },
  },
});
