import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "@latch/dev/npm";
import type { TestProject } from "vitest/node";
import { findProgram } from "../processes/find-program.ts";
import { root, temporaryFolder } from "../processes/program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder with the generators, their configuration and the OpenAPI document. */
    generators: string;
    /** The folder of the Go libraries that a generated client imports. Empty if the Go client cannot be built. */
    goLibraries: string;
  }
}

/** Where the packages of Debian, such as golang-golang-x-oauth2-dev, have the sources of Go libraries. */
const debianLibraries = "/usr/share/gocode";

/** Returns whether this machine can generate and build a Go client without a network. */
const canBuildGo = (): boolean =>
  Boolean(findProgram("java") && findProgram("go")) &&
  existsSync(join(debianLibraries, "src/golang.org/x/oauth2"));

/** Installs the generators from their lockfile. @returns what removes them and prints what was not run */
export function setup(project: TestProject): () => void {
  const removals: (() => unknown)[] = [];
  const folder = temporaryFolder((remove) => void removals.push(remove));
  const own = join(root, "test/generators");
  for (const name of globSync(["*.json", "*.js", "*.config.ts"], { cwd: own })) {
    copyFileSync(join(own, name), join(folder, name));
  }
  copyFileSync(join(root, "openapi/openapi.json"), join(folder, "openapi.json"));
  const words = ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  const { command, args } = npmCommand(words, process.env);
  execFileSync(command, args, { cwd: folder });
  project.provide("generators", folder);
  project.provide("goLibraries", canBuildGo() ? debianLibraries : "");
  return () => {
    for (const remove of removals) remove();
    if (!canBuildGo()) {
      console.warn(
        "NOT RUN: test/generators/go-client.test.ts (it needs java and go on the PATH, and Debian's golang-golang-x-oauth2-dev).",
      );
    }
  };
}
