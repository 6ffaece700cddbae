#!/usr/bin/env node
// Plain JavaScript: a Node that is too old for the TypeScript files must be able to read this one.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import nodeModule, { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The first version that runs all of the project. */
const oldestMajor = 24;

const file = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL("../../../", import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= oldestMajor) {
  // Compiled code is kept, as for `npm run dev`: the next start takes half as long.
  nodeModule.enableCompileCache(`${root}node_modules/.cache/latch`);
  await import("../src/main.ts");
} else {
  const own = findOwnNode();
  if (own && own !== process.execPath) runWith(own);
  else {
    console.error(
      `Latch needs Node ${oldestMajor} or later, and this is Node ${process.versions.node}. Run \`npm ci\` in ${dirname(`${root}.`)}: it installs a Node of its own. Or install Node ${oldestMajor}.`,
    );
    process.exitCode = 1;
  }
}

/** The Node that `npm ci` installs for the project, as a dependency. */
function findOwnNode() {
  try {
    const found = createRequire(import.meta.url).resolve("node/bin/node");
    return existsSync(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Runs this file again with another Node; signals and the way it ends are passed on. */
function runWith(node) {
  const child = spawn(node, [file, ...process.argv.slice(2)], { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", ({ message }) => {
    console.error(`${node} could not be started: ${message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    if (!signal) {
      process.exitCode = code ?? 1;
      return;
    }
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
