import { defineConfig } from "vitest/config";

/** The tests of the cloud: apart from the others, as they need .sst/platform. */
export default defineConfig({
  test: {
    include: ["test/infra/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
