import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { browserTestsToLeaveOut } from "./test/support/processes/chromium.ts";
import { timeLimit } from "./test/support/time-limit.ts";

const shared = {
  // Lighter than processes: a test that needs one of those starts it itself.
  pool: "threads" as const,
  // Loading the program again for each file would take as long as the tests do; none leaves a trace.
  isolate: false,
  // Bounds for a hang, not measures: on a busy machine, everything takes many times as long.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: timeLimit },
};

const inFolders = (...names: string[]) => names.map((name) => `test/${name}/**/*.test.ts`);

/** What starts processes and bundles. */
const system = inFolders("lint", "runtimes", "smoke", "structure");
/** What takes its time to break things. */
const resilience = inFolders("resilience");
/** What takes its time to do as a user does, with documents, packages, a terminal and a browser. */
const walkthrough = inFolders("walkthrough");

export default defineConfig({
  test: {
    // One more than the cores of a small machine: what waits for processes leaves room for the rest.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      {
        test: {
          ...shared,
          name: "app",
          include: ["test/**/*.test.ts"],
          exclude: [
            ...system,
            ...resilience,
            ...walkthrough,
            ...[
              "infra",
              "dynamodb-local",
              "examples",
              "generators",
              "last-release",
              "node_modules",
              "site",
            ].map((name) => `test/${name}/**`),
          ],
          globalSetup: ["test/support/global-setup.ts", "test/support/suite-notice.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "system",
          include: system,
          globalSetup: ["test/support/global-setup.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "walkthrough",
          include: walkthrough,
          // A test here runs npm, a compiler or a whole collection of requests, which takes many times as long on a busy machine.
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
          exclude: browserTestsToLeaveOut(),
          globalSetup: ["test/support/global-setup.ts", "test/support/processes/chromium.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "resilience",
          include: resilience,
          globalSetup: ["test/support/global-setup.ts"],
        },
      },
    ],
  },
});
