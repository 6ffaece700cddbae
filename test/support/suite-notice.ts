import { findChromium } from "./processes/chromium.ts";

/** After the quick suite: what it leaves to the other one. */
export function teardown(): void {
  const browser = findChromium() ? "and a browser" : "(and a browser, once there is a Chromium)";
  console.log(`Not in this suite: real processes, Lambda bundles ${browser}: npm run test:system`);
}
