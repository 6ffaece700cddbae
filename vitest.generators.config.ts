import { defineConfig } from "vitest/config";

/** Generators of clients, installed from their own lockfile. What they write is compiled. */
export default defineConfig({
  test: {
    include: ["test/generators/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts", "test/support/generators/install.ts"],
    maxWorkers: 1,
    // An installation takes minutes on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
