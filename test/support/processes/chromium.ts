import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The browser that the tests in test/e2e drive, if this machine has one. */
export const findChromium = (path = process.env["PATH"] ?? ""): string | undefined =>
  path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .concat(onMac)
    .find(isExecutable);

/** The tests that need a browser, as patterns to leave out where there is none. */
export const browserTestsToLeaveOut = (): string[] =>
  findChromium() ? [] : ["test/e2e/*.browser.test.ts"];

/** A CI machine without a browser is a mistake: there these tests have to run. */
export function setup(): void {
  if (process.env["CI"] === "true" && !findChromium()) {
    throw new Error("There is no Chromium on the PATH; with CI=true the browser tests must run.");
  }
}

/** Vitest calls it after the run, so that it is the last thing people read. */
export function teardown(): void {
  const left = browserTestsToLeaveOut();
  if (left.length > 0) {
    console.warn(`NOT RUN: ${left} (they need a Chromium on the PATH).`);
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
