#!/usr/bin/env node
/** The command `latch` of the published package `@latch/server`. */
if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import(new URL("main.js", import.meta.url).href);
} else {
  console.error(`Latch needs Node 24 or later, and this is Node ${process.versions.node}.`);
  process.exitCode = 1;
}
