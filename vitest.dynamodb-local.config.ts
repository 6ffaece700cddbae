import { defineConfig } from "vitest/config";
import { timeLimit } from "./test/support/time-limit.ts";

const environment = { TEST_DATABASE: "dynamodb-local" };
// The setup of the run starts the database in this process.
Object.assign(process.env, environment);

/** What depends on the database, on Amazon's DynamoDB Local instead of the embedded one. */
export default defineConfig({
  test: {
    include: [
      ...["adapters", "api", "client", "compatibility"],
      ...["dynamodb-local", "resilience", "runtimes/lambda"],
    ].map((name) => `test/${name}/**/*.test.ts`),
    // DynamoDB Local reports other capacity units, and loses its last writes when it is killed:
    // docs/adr/0019-fetch-the-emulator.md.
    exclude: ["test/api/identity/call-budgets.test.ts", "test/resilience/kill.test.ts"],
    env: environment,
    globalSetup: ["test/support/global-setup.ts"],
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    // A table takes seconds there, each test file has its own tables, and thousands of writes take minutes.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: timeLimit },
  },
});
