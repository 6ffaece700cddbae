/**
 * Removes the C++ headers from the Node that `npm ci` installs for the project: 67 MB that only native
 * add-ons need, and the project builds none. Plain JavaScript, because an older Node may run it.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";

const packages = new URL("../node_modules/node/node_modules/", import.meta.url);

for (const entry of existsSync(packages) ? readdirSync(packages, { withFileTypes: true }) : []) {
  if (!entry.isDirectory()) continue;
  rmSync(new URL(`${entry.name}/include`, packages), { recursive: true, force: true });
}
