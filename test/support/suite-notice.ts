import { findChromium } from "./processes/chromium.ts";

/** Prints after the quick suite which tests it does not contain. */
export function teardown(): void {
  const browser = findChromium() ? "a browser" : "a browser (once there is a Chromium)";
  console.log(
    `Not in this suite: real processes and Lambda bundles (npm run test:system); a terminal and ${browser} (npm run test:walkthrough)`,
  );
}
