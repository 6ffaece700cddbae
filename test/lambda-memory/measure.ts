/**
 * `npm run bench:lambda-memory [-- --runs NUMBER]`: measures the time of a login and a refresh at each memory size of the
 * Lambda function `Api`, and writes result.json, the picture and the table. It runs the bundle under a limit of CPU time,
 * which Lambda gives in proportion to the memory, and needs root on Linux for it. Takes about three minutes.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createKeyRing } from "@latch/adapters/crypto";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import type { AuthResult } from "@latch/contract";
import { startDynamo } from "@latch/dev";
import type { LambdaFunctionURLEvent } from "aws-lambda";
import { bundle, unsetStripeSecrets } from "../../scripts/bundle.ts";
import { newEmail, password, post } from "../bench/latch.ts";
import { median, p95 } from "../bench/report.ts";
import { databaseLatency, memoryOfCoreMb } from "../capacity/simulation.ts";
import { functionUrlEvent } from "../support/fixtures/lambda-events.ts";
import { startDelayProxy } from "../support/processes/delay-proxy.ts";
import { region, startLambdaProcess } from "../support/processes/lambda-process.ts";
import { createCpuGroup, kind } from "./cpu-group.ts";
import { writeDocument } from "./document.ts";
import type { MemoryResult, Operation } from "./result.ts";

const sizesMb = [128, 256, 512, 768, 1024, 1536, 1769, 2048, 3008];
/** Invocations of each operation before the limit, in which the code is compiled. */
const warmUps = 30;

const { values } = parseArgs({ options: { runs: { type: "string", default: "41" } } });
const runs = Number(values.runs);
// The database and this process, which are not limited, get CPU time before what else runs on the machine.
const beside = createCpuGroup("beside");
beside.add(process.pid);
const limited = createCpuGroup("function");

const folder = mkdtempSync(join(tmpdir(), "latch-lambda-memory-"));
const dynamo = await startDynamo(process.env);
// The embedded database answers sooner than DynamoDB does.
const proxy = await startDelayProxy(dynamo.endpoint, databaseLatency.p50);
const tables = prefixedTableNames("memory-");
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const database = openDatabase({ tables, region, endpoint: dynamo.endpoint, credentials });
await createTables(database);
database.close();
await bundle("api", folder);
const lambda = await startLambdaProcess(
  folder,
  {
    ...unsetStripeSecrets,
    ...Object.fromEntries(Object.entries(tables).map(([table, name]) => [table, { name }])),
    LatchKeys: { value: JSON.stringify(await createKeyRing()) },
    Deliveries: { url: "http://127.0.0.1:9/0/deliver-webhooks" },
  },
  { AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint },
);

/** Invokes the function. @returns its response, and the milliseconds */
async function send(path: string, body: object) {
  const event = (await functionUrlEvent(post(path, body))) as LambdaFunctionURLEvent;
  // A client address of its own, so that no rate limit applies.
  event.requestContext.http.sourceIp = `2001:db8:${randomBytes(2).toString("hex")}::1`;
  const started = performance.now();
  const result = await lambda.invoke(event);
  const ms = performance.now() - started;
  if (result.statusCode >= 300) throw new Error(`${path}: ${result.body}`);
  return { ms, answer: JSON.parse(result.body || "{}") as AuthResult };
}

const email = newEmail();
let { refreshToken } = (await send("/auth/signup", { email, password })).answer;

const ask: Record<Operation, () => Promise<number>> = {
  async login() {
    const { ms, answer } = await send("/auth/login", { identifier: email, password });
    // An account with many sessions would end the oldest one.
    await send("/auth/logout", { refreshToken: answer.refreshToken });
    return ms;
  },
  async refresh() {
    const { ms, answer } = await send("/auth/refresh", { refreshToken });
    refreshToken = answer.refreshToken;
    return ms;
  },
};

async function measure(operation: Operation, times: number) {
  const all: number[] = [];
  for (let run = 0; run < times; run++) all.push(await ask[operation]());
  return { p50: round(median(all)), p95: round(p95(all)) };
}

const round = (ms: number): number => Math.round(ms * 10) / 10;

for (const operation of ["login", "refresh"] as const) await measure(operation, warmUps);
limited.add(lambda.pid);
const steps: MemoryResult["steps"] = [];
for (const memoryMb of sizesMb) {
  limited.limit(memoryMb / memoryOfCoreMb);
  const step = {
    memoryMb,
    refresh: await measure("refresh", runs),
    login: await measure("login", runs),
  };
  process.stdout.write(`${JSON.stringify(step)}\n`);
  steps.push(step);
}
await lambda.stop();
proxy.stop();
await dynamo.stop();
limited.remove();
beside.remove();
rmSync(folder, { recursive: true });

const result: MemoryResult = {
  machine: `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`,
  date: new Date().toISOString().slice(0, 10),
  limit: kind,
  runs,
  steps,
};
const file = new URL("result.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
writeDocument(result);
