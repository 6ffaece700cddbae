import { defineConfig } from "vitest/config";
import { timeLimit } from "./test/support/time-limit.ts";

/** What depends on the client of DynamoDB, with the client of the AWS SDK instead of the lean one. */
export default defineConfig({
  test: {
    include: [...["adapters", "api", "compatibility"], ...["resilience", "runtimes/lambda"]].map(
      (name) => `test/${name}/**/*.test.ts`,
    ),
    env: { DYNAMODB_CLIENT: "sdk" },
    globalSetup: ["test/support/global-setup.ts"],
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: timeLimit },
  },
});
