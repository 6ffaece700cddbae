/** The tests of examples that need a program which this machine may not have. */
import { findChromium } from "../processes/chromium.ts";
import { findProgram } from "../processes/find-program.ts";

const needed = [
  { tests: "test/examples/go.test.ts", program: "Go", isThere: () => findProgram("go") },
  {
    tests: "test/examples/python.test.ts",
    program: "Python",
    isThere: () => findProgram("python3"),
  },
  {
    tests: "test/examples/*.browser.test.ts",
    program: "a Chromium",
    isThere: () => findChromium(),
  },
];

/** Returns the patterns of tests to exclude on this machine. */
export const examplesToLeaveOut = (): string[] =>
  needed.filter(({ isThere }) => !isThere()).map(({ tests }) => tests);

/** Prints a notice for each. Vitest calls it after the run, so that it is the last output. */
export function teardown(): void {
  for (const { tests, program, isThere } of needed) {
    if (!isThere()) console.warn(`NOT RUN: ${tests} (they need ${program} on the PATH).`);
  }
}
