import { configDefaults, defineConfig } from "vitest/config";
import { browserTestsToLeaveOut } from "./test/support/chromium.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/infra/**", ...browserTestsToLeaveOut()],
    globalSetup: ["test/support/global-setup.ts", "test/support/chromium.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
