/**
 * Installs .sst/platform unless it is up to date: SST's types and components of the pinned version, which
 * the type check of sst.config.ts needs. It needs no AWS account.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("..", import.meta.url));
const version = `${root}.sst/platform/version`;
// SST writes it last, so an interrupted installation lacks it.
const types = `${root}.sst/platform/config.d.ts`;

const ready =
  existsSync(types) &&
  existsSync(version) &&
  readFileSync(version, "utf8") === manifest.devDependencies.sst;
if (!ready) {
  execFileSync(
    process.execPath,
    [`${root}node_modules/sst/bin/sst.mjs`, "install", "--stage", "ci"],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        SST_TELEMETRY_DISABLED: "1",
        SST_SKIP_DEPENDENCY_CHECK: "1",
        SST_NO_BUN: "1",
      },
    },
  );
}
