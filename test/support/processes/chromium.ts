import { delimiter, join } from "node:path";
import { isExecutable } from "./find-program.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Returns the browser for the tests named *.browser.test.ts, if this machine has one. */
export const findChromium = (path = process.env["PATH"] ?? ""): string | undefined =>
  path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .concat(onMac)
    .find(isExecutable);

/** Returns the patterns of tests to exclude without a browser. */
export const browserTestsToLeaveOut = (): string[] =>
  findChromium() ? [] : ["test/{site,walkthrough}/*.browser.test.ts"];

/** Fails on a CI machine without a browser, where these tests must run. */
export function setup(): void {
  if (process.env["CI"] === "true" && !findChromium()) {
    throw new Error("There is no Chromium on the PATH; with CI=true the browser tests must run.");
  }
}

/** Prints a notice. Vitest calls it after the run, so that it is the last output. */
export function teardown(): void {
  const left = browserTestsToLeaveOut();
  if (left.length > 0) {
    console.warn(`NOT RUN: ${left} (they need a Chromium on the PATH).`);
  }
}
