/**
 * Runs a command of the packages in test/package.json, such as `node scripts/tool.ts biome check`.
 * Without a command, it only installs them.
 */
import { spawnSync } from "node:child_process";
import { installTools, toolScript } from "./tools.ts";

const [command, ...args] = process.argv.slice(2);
if (command) {
  const { status } = spawnSync(process.execPath, [toolScript(command), ...args], {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} else {
  installTools();
}
