/**
 * Measures what operations cost at 1,000 to 1,000,000 accounts, and writes result.json beside this file. `npm run scale`
 * also runs document.ts; for fewer accounts:
 *   node test/scale/measure.ts --accounts 100000 --times 60
 * It takes minutes to hours and some gigabytes of disk, in the folder of temporary files. Linux only.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createKeyRing } from "@latch/adapters/crypto";
import { createBcryptHasher } from "@latch/adapters/hashing";
import { startDynamo } from "@latch/dev";
import { connect } from "../../packages/server/src/connections.ts";
import { password } from "../bench/latch.ts";
import { makeTables } from "../support/fixtures/make-tables.ts";
import { loadAccounts } from "./accounts.ts";
import type { ScaleResult } from "./curve.ts";
import { measureOperations } from "./operations.ts";

const { values } = parseArgs({
  options: {
    accounts: { type: "string", default: "1000000" },
    times: { type: "string", default: "60" },
  },
});
const sizes = [1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000].filter(
  (size) => size <= Number(values.accounts),
);

const folder = mkdtempSync(join(tmpdir(), "latch-scale-"));
const dynamo = await startDynamo(process.env, folder);
const { pid } = JSON.parse(readFileSync(join(folder, "dynamodb.json"), "utf8")) as { pid: number };
const environment = {
  NODE_ENV: "test",
  LATCH_ISSUER: "http://localhost",
  LATCH_KEYS: JSON.stringify(await createKeyRing()),
  DYNAMODB_ENDPOINT: dynamo.endpoint,
};
const database = connect(environment);
// Without streams: the embedded database keeps all of their records, and DynamoDB those of a day.
await makeTables(database);
const passwordHash = await createBcryptHasher(4).hash(password);
const result: ScaleResult = {
  machine: `Node ${process.version}, ${cpus()[0]?.model.trim()}`,
  date: new Date().toISOString().slice(0, 10),
  steps: [],
};
let loaded = 0;
for (const accounts of sizes) {
  const startedMs = performance.now();
  await loadAccounts(database, { from: loaded, to: accounts, passwordHash });
  const seconds = (performance.now() - startedMs) / 1000;
  const operations = await measureOperations(environment, {
    accounts,
    databasePid: pid,
    times: Number(values.times),
  });
  const loadedPerSecond = Math.round((accounts - loaded) / seconds);
  const fileMb = Math.round(statSync(join(folder, "dynamodb.sqlite")).size / 1e6);
  result.steps.push({ accounts, loadedPerSecond, fileMb, operations });
  loaded = accounts;
  // After each step, so that an interrupted run leaves what it has measured.
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
  console.log(`${accounts} accounts: ${loadedPerSecond} a second, ${fileMb} MB`);
}
database.close();
await dynamo.stop();
rmSync(folder, { recursive: true });
