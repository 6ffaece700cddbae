import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documents } from "../support/documents.ts";
import { root } from "../support/processes/program.ts";

/** The beginnings of the only reasons for which a shell block does not run in a test. */
const acceptedReasons = [
  "needs an AWS account",
  "needs a Cloudflare account",
  "needs a Stripe account",
  "needs Docker",
  "needs a Kubernetes cluster",
  "needs DynamoDB, SNS and SQS of a production environment",
  "installs from a registry",
  "starts a server",
];

/** The languages whose blocks no compiler checks here, so that each must be part of a tested file. */
const uncheckedLanguages = ["python", "go"];

const withoutIndentation = (text: string): string => text.replace(/^\s+|\s+$/gm, "");

describe.each(documents)("$path", ({ blocks }) => {
  test("gives an accepted reason for each block that is not run", () => {
    const reasons = blocks.flatMap(({ marks }) => marks["not run"] ?? []);
    const refused = reasons.filter(
      (reason) => !acceptedReasons.some((accepted) => reason.startsWith(accepted)),
    );
    expect(refused).toEqual([]);
  });

  test("marks as not run, or as run by a test, only shell blocks", () => {
    const marked = blocks.filter(({ marks }) => marks["not run"] ?? marks["run by"]);
    expect(marked.filter(({ language }) => language !== "sh")).toEqual([]);
  });

  test("names an existing test for each block that another test runs", () => {
    const tests = blocks.flatMap(({ marks }) => marks["run by"] ?? []);
    expect(tests.filter((file) => !/^test\/.*\.test\.ts$/.test(file))).toEqual([]);
    expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test("quotes the examples as they are", () => {
    const quotes = blocks.flatMap(({ text, marks: { "part of": file } }) =>
      file?.startsWith("examples/") ? [{ text, file }] : [],
    );
    for (const { text, file } of quotes) {
      const source = readFileSync(join(root, file), "utf8");
      expect(withoutIndentation(source), file).toContain(withoutIndentation(text));
    }
  });

  test("takes blocks in other languages from the examples, whose tests run them", () => {
    const unchecked = blocks.filter(
      ({ language, marks }) => uncheckedLanguages.includes(language) && !marks["part of"],
    );
    expect(unchecked).toEqual([]);
  });
});
