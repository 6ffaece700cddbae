/**
 * Starts the TypeScript entries. Plain JavaScript: a Node that is too old for the TypeScript files must be
 * able to read this file, because it reports only an unknown file extension otherwise.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import nodeModule, { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The first version that runs all of the project. */
const oldestMajor = 24;

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of the bundles that scripts/bundle-server.js writes. */
const bundles = new URL("../../../dist/server/", import.meta.url);

/**
 * Imports an entry, or its bundle if no source of the bundles has changed. On an older Node, it runs the program again
 * with the Node that `npm ci` installs for the project, or prints what to do.
 * @param {URL} entry the TypeScript file
 * @param {string} [bundle] the name of its bundle, if it has one
 */
export async function launch(entry, bundle) {
  if (Number.parseInt(process.versions.node, 10) >= oldestMajor) {
    // Compiled code is kept, as for `npm run dev`: the next start takes half as long.
    nodeModule.enableCompileCache(`${root}node_modules/.cache/latch`);
    if (bundle && isCurrent()) {
      // Stack traces name the sources.
      process.setSourceMapsEnabled(true);
      await import(new URL(bundle, bundles).href);
    } else await import(entry.href);
    return;
  }
  const own = findOwnNode();
  if (own && own !== process.execPath) runWith(own);
  else {
    console.error(
      `Latch needs Node ${oldestMajor} or later, and this is Node ${process.versions.node}. Run \`npm ci\` in ${dirname(`${root}.`)}: it installs a Node of its own. Or install Node ${oldestMajor}.`,
    );
    process.exitCode = 1;
  }
}

/** Whether each source of the bundles is the one that they were made of. */
function isCurrent() {
  try {
    return JSON.parse(readFileSync(new URL("inputs.json", bundles), "utf8")).every(
      ([path, mtimeMs, size]) => {
        const found = statSync(`${root}${path}`);
        return found.mtimeMs === mtimeMs && found.size === size;
      },
    );
  } catch {
    // There are no bundles, or a source has been removed.
    return false;
  }
}

/** The Node that `npm ci` installs for the project, as a dependency. */
function findOwnNode() {
  const require = createRequire(import.meta.url);
  for (const file of ["node/bin/node", "node/bin/node.exe"]) {
    try {
      const found = require.resolve(file);
      // On Windows, the file without an ending is empty.
      if (existsSync(found) && (process.platform !== "win32" || found.endsWith(".exe"))) {
        return found;
      }
    } catch {
      // The package or this file of it is not installed.
    }
  }
  return undefined;
}

/** Runs the program again with another Node; signals and the way it ends are passed on. */
function runWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
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
