/** Writes openapi/openapi.json from the contract. With --check, only checks that it is up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { buildDocument } from "@latch/contract/document";
import { version } from "@latch/contract/version";

const file = new URL("../openapi/openapi.json", import.meta.url);
const text = `${JSON.stringify(buildDocument(version), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (readFileSync(file, "utf8") !== text) {
  console.error("openapi/openapi.json is stale: run `npm run openapi` and commit what it writes.");
  process.exitCode = 1;
}
