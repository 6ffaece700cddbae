/**
 * Compares openapi.json with openapi/released.json, the document of the last release. Fails if a change breaks a client, or
 * makes a guard, a step-up or a limit weaker, and no breaking changeset names the operation for it (ADR 0031).
 */
import { globSync, readFileSync } from "node:fs";
import { unacceptedChanges } from "./contract-changes/accepted.ts";
import { breakingChanges } from "./contract-changes/breaking.ts";
import type { Document } from "./contract-changes/document.ts";
import { weakerRules } from "./contract-changes/weaker.ts";

const root = new URL("../", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), "utf8");
const documentOf = (name: string): Document => JSON.parse(read(`openapi/${name}`));

const released = documentOf("released.json");
const present = documentOf("openapi.json");
const changesets = globSync(".changeset/breaking-*.md", { cwd: root }).map(read);
const lines = [
  ...unacceptedChanges(breakingChanges(released, present), changesets, "breaking"),
  ...unacceptedChanges(weakerRules(released, present), changesets, "weaker"),
];
if (lines.length > 0) {
  console.error(lines.join("\n"));
  console.error(
    `${lines.length} changes since the last release. If they are intended, name the operations in a breaking changeset, as .changeset/README.md describes.`,
  );
  process.exitCode = 1;
}
