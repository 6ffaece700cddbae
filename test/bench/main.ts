/**
 * `npm run bench [-- PART …] [--json FILE]`: measures the numbers that this project promises, on
 * this machine. `parts.ts` lists the parts. `peers` installs other back ends; with --quick, it takes a minute and writes no
 * document.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { AuthResult } from "@latch/contract";
import { measureDevServer, measureTests } from "./dev-server.ts";
import { measureEvents } from "./events.ts";
import { measureFlows } from "./flows.ts";
import { measureHashing } from "./hashing.ts";
import { connectionFrom, newEmail, openLatch, password, post, startStack } from "./latch.ts";
import { ArgumentError, chooseParts, type Part, parts } from "./parts.ts";
import { comparePeers } from "./peer-comparison/compare-peers.ts";
import { type Row, table } from "./report.ts";
import { measureServer } from "./server.ts";
import { checkTokens } from "./token-check.ts";

const usage = `Usage: npm run bench -- [PART …] [--json FILE] [--quick]\nParts: ${Object.keys(parts).join(", ")}\n`;
const { values, chosen } = readArguments();
const busy = loadavg()[0] ?? 0;
const started = performance.now();
const stack = await startStack();
const { environment } = stack;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: "string" }, quick: { type: "boolean", default: false } },
    });
    return { values, chosen: chooseParts(positionals) };
  } catch (error) {
    const { code } = error as { code?: string };
    if (!(error instanceof ArgumentError) && !code?.startsWith("ERR_PARSE_ARGS")) throw error;
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

/** Creates an account. The servers under load receive its token. */
async function signUp() {
  const { app, database } = openLatch(environment);
  const email = newEmail();
  const created = await app.fetch(post("/auth/signup", { email, password }), connectionFrom());
  const { accessToken } = (await created.json()) as AuthResult;
  const verified = await app.fetch(
    new Request("http://127.0.0.1/auth/verify", {
      headers: { authorization: `Bearer ${accessToken}` },
    }),
    connectionFrom(),
  );
  database.close();
  if (!verified.ok) throw new Error(`Could not sign up: ${await verified.text()}`);
  return { accessToken, body: await verified.text(), identifier: email };
}

const { accessToken, body, identifier } = await signUp();
const measures: Record<Part, () => Promise<Row[]>> = {
  tokens: () => checkTokens(environment, accessToken, body),
  flows: () => measureFlows(environment),
  hashing: () => measureHashing(environment, accessToken, { identifier, password }),
  events: measureEvents,
  server: () => measureServer(environment, { accessToken, identifier, password }),
  developing: measureDevServer,
  tests: measureTests,
  peers: () => comparePeers({ quick: values.quick }),
};
const rows: Row[] = [];
for (const part of chosen) rows.push(...(await measures[part]()));
await stack.stop();

const advice = busy > 1 ? " (busy: trust ratios and best values only)" : "";
const machine = `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}`;
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`${machine}, load ${busy.toFixed(1)} before${advice}, ${seconds} s\n\n${table(rows)}`);
if (values.json) {
  writeFileSync(values.json, `${JSON.stringify({ machine, busy, seconds, rows }, null, 2)}\n`);
}
