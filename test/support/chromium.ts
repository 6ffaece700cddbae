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

/**
 * The tests that need a browser, as a pattern to leave out where there is none. A CI machine without
 * one is a mistake: there they have to run.
 */
export function browserTestsToLeaveOut(environment: NodeJS.ProcessEnv = process.env): string[] {
  if (findChromium(environment["PATH"])) return [];
  if (environment["CI"] === "true") {
    throw new Error("There is no Chromium on the PATH; with CI=true the browser tests must run.");
  }
  return ["test/e2e/*.browser.test.ts"];
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
