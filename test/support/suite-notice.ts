import { findChromium } from "./processes/chromium.ts";

/** Prints after the quick suite which tests it does not contain. */
export function teardown(): void {
  const browser = findChromium() ? "and a browser" : "(and a browser, once there is a Chromium)";
  console.log(`Not in this suite: real processes, Lambda bundles ${browser}: npm run test:system`);
}
