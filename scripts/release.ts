/**
 * `npm run release`: raises the version by the changesets and writes them into CHANGELOG.md. Changesets
 * keeps a changelog for each package of a workspace; all of Latch has one, at the root, which lies in the
 * package that every changeset names for as long as `changeset version` runs.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { npmCommand } from "@latch/dev/npm";

const root = new URL("..", import.meta.url);
const inContract = new URL("packages/contract/", root);
const runNpm = (...words: string[]) => {
  const { command, args } = npmCommand(words, process.env);
  execFileSync(command, args, { cwd: root, stdio: "inherit" });
};

copyFileSync(new URL("CHANGELOG.md", root), new URL("CHANGELOG.md", inContract));
try {
  runNpm("run", "changeset", "version");
  renameSync(new URL("CHANGELOG.md", inContract), new URL("CHANGELOG.md", root));
} finally {
  for (const file of globSync("packages/*/CHANGELOG.md", { cwd: root }))
    rmSync(new URL(file, root));
}

const { version } = JSON.parse(readFileSync(new URL("package.json", inContract), "utf8"));
const manifest = readFileSync(new URL("package.json", root), "utf8");
writeFileSync(
  new URL("package.json", root),
  manifest.replace(/"version": ".*?"/, `"version": "${version}"`),
);
runNpm("install", "--package-lock-only", "--ignore-scripts");
runNpm("run", "openapi");
copyFileSync(new URL("openapi/openapi.json", root), new URL("openapi/released.json", root));
