import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/processes/program.ts";

/** What works on Linux and macOS only; Biome has no rules for these. */
const rules: Record<string, RegExp> = {
  "starts npm, npx or a file of .bin by its name, which is a batch file on Windows":
    /(?:spawn|spawnSync|execFile|execFileSync)\(\s*(?:"(?:npm|npx)"|[^,]*\.bin\/)/,
  "takes the pathname of a file URL, which begins with a slash before the drive":
    /new URL\([^)]*import\.meta\.url\)\.pathname/,
  "splits or joins PATH at a colon": /PATH[^\n]*(?:\.split\(":"\)|\}:\$\{|\.join\(":"\))/,
  "expects a slash in a path that the file system reports": /\b(?:changed|filename)\??\.\w+\("\//,
};

const faultsIn = (source: string): string[] =>
  Object.entries(rules)
    .filter(([, pattern]) => pattern.test(source))
    .map(([rule]) => rule);

test("what runs on every platform uses nothing that fails on Windows", () => {
  const files = execFileSync("git", ["ls-files", "packages/*.ts", "packages/*.js", "scripts"], {
    cwd: root,
    encoding: "utf8",
  });
  const sources = files.trim().split("\n");
  expect(sources.length).toBeGreaterThan(300);
  const faults = sources.flatMap((file) =>
    faultsIn(readFileSync(join(root, file), "utf8")).map((rule) => `${file} ${rule}`),
  );
  expect(faults).toEqual([]);
});

test.each([
  'spawn("npm", ["ci"])',
  "execFileSync(root + 'node_modules/.bin/sst', [])",
  'new URL("..", import.meta.url).pathname',
  '[folder, process.env.PATH].join(":")',
  'process.env.PATH.split(":")',
  'changed?.includes("/src/")',
])("%s is reported", (source) => {
  expect(faultsIn(source)).toHaveLength(1);
});
