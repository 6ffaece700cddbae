import { existsSync, globSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { readDocument } from "../support/documents.ts";
import { root } from "../support/processes/program.ts";

const { text } = readDocument("docs/reference/security.md");

/** The rows of the table of rules. */
const rules = [...text.matchAll(/^\| \*\*R(\d+)\*\* [^|]*\|([^|]*)\|/gm)].map(
  ([, number, tests = ""]) => ({
    number: Number(number),
    tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file),
  }),
);

test("the security reference has each of the rules R1 to R15 once, in order", () => {
  expect(rules.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
});

describe.each(rules)("R$number", ({ number, tests }) => {
  test("names its tests", () => {
    expect(tests).not.toEqual([]);
  });

  test("names tests that exist, among them all that are named after the rule", () => {
    expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const namedAfterIt = globSync(`test/**/r${number}-*.test.ts`, {
      cwd: root,
      exclude: ["**/node_modules"],
    }).map((file) => file.replaceAll(sep, "/"));
    expect(tests).toEqual(expect.arrayContaining(namedAfterIt));
  });
});

test("every test file that the security reference names exists", () => {
  const named = [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
