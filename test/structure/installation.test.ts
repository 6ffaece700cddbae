import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/processes/program.ts";

const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

/** What tests and starts write beside the packages. */
const notInstalled = ["-sm", "--exclude=.cache", "--exclude=.vite*"];

test("`npm ci` installs at most 500 MB", () => {
  const output = execFileSync("du", [...notInstalled, join(root, "node_modules")], {
    encoding: "utf8",
  });
  expect(Number.parseInt(output, 10)).toBeLessThanOrEqual(500);
});

test("no package of the project depends on what only checks need", () => {
  const tools = Object.keys(read("test/package.json").dependencies);
  expect(tools).toContain("@biomejs/biome");
  const { dependencies, devDependencies } = read("package-lock.json").packages[""];
  const installed = Object.keys({ ...dependencies, ...devDependencies });
  // The generator of the client needs TypeScript 5, because 7 has no API.
  expect(tools.filter((name) => installed.includes(name))).toEqual(["typescript"]);
});

test("npm prints no engine warnings on an older Node, because the project brings its own", () => {
  // Since npm 9, no setting hides these warnings alone.
  expect(readFileSync(join(root, ".npmrc"), "utf8")).toContain("loglevel=error\n");
});
