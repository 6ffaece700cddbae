import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../support/processes/program.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");

test("all packages and the lock file have the version of the root", () => {
  const manifests = globSync("packages/*/package.json", { cwd: root });
  expect(manifests.length).toBeGreaterThan(10);
  const { packages } = JSON.parse(read("package-lock.json"));
  const versions = [
    ...manifests.map((file) => [file, JSON.parse(read(file)).version]),
    ["package-lock.json", packages[""].version],
    ...manifests.map((file) => [`lock: ${file}`, packages[file.replace(/\/[^/]*$/, "")].version]),
  ];
  expect(versions.filter(([, version]) => version !== manifest.version)).toEqual([]);
});

/** The source files that may read a manifest, with the reason. */
const manifestReaders: Record<string, string> = {
  "packages/contract/src/version.ts": "exports the version",
  "packages/dev/src/stack/find-emulator.ts":
    "fetches the version of Dynoxide that the manifest pins",
};

test("no source file reads a manifest but those with a reason to", () => {
  const sources = globSync("packages/*/src/**/*.ts", { cwd: root });
  const readers = sources.filter((file) => / from "(?:\.\.\/)+package\.json"/.test(read(file)));
  expect(readers.sort()).toEqual(Object.keys(manifestReaders));
});

test("the changelog begins with the present version", () => {
  expect(/^## (.*)$/m.exec(read("CHANGELOG.md"))?.[1]).toBe(manifest.version);
});

test("changesets name the contract, and their files begin with the kind of change", () => {
  const changesets = globSync(".changeset/*.md", { cwd: root, exclude: [".changeset/README.md"] });
  for (const file of changesets) {
    expect(file).toMatch(/\/(breaking|feature|fix)-[\w-]+\.md$/);
    expect(read(file)).toMatch(/^---\n"@latch\/contract": (major|minor|patch)\n---\n/);
  }
});
