/**
 * `npm run bench:memory -- [MINUTES]`: loads the server as `npm start` runs it, and prints its resident memory over time. A run
 * of an hour is written to docs/reference.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { AuthResult } from "@latch/contract";
import { connectionFrom, newEmail, openLatch, password, post, startStack } from "./latch.ts";
import { load } from "./load.ts";
import { drawMemory, type MemoryResult, summarize } from "./long-load-report.ts";
import { median } from "./report.ts";
import { checkRequest, logInRequest, startServer, type User } from "./server.ts";

const minutes = Number(process.argv[2] ?? 10);
if (!Number.isInteger(minutes) || minutes < 1) {
  throw new Error("MINUTES must be a whole number from 1");
}
// The embedded database keeps all changes of a stream, which would slow down an hour of logins.
const { environment, stop } = await startStack({ streams: false });
const { app, database } = openLatch(environment);

async function authenticate(path: string, body: unknown): Promise<string> {
  const response = await app.fetch(post(path, body), connectionFrom());
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return ((await response.json()) as AuthResult).accessToken;
}

const identifier = newEmail();
await authenticate("/auth/signup", { email: identifier, password });

const server = await startServer(environment);
const memory: number[] = [];
let samples: number[] = [];
const sampling = setInterval(() => samples.push(server.memory()), 1000);
const counts = { checks: 0, profiles: 0, logIns: 0 };
while (memory.length < minutes) {
  // An access token expires after 15 minutes.
  const accessToken = await authenticate("/auth/login", { identifier, password });
  const user: User = { accessToken, identifier, password };
  const loads = await Promise.all([
    load(server.port, checkRequest(user), { connections: 4, seconds: 60, pause: 5 }),
    load(server.port, profileRequest(user), { connections: 2, seconds: 60, pause: 20 }),
    load(server.port, logInRequest(user), { connections: 1, seconds: 60, pause: 100 }),
  ]);
  const [checks = 0, profiles = 0, logIns = 0] = loads.map(({ requests }) => requests);
  counts.checks += checks;
  counts.profiles += profiles;
  counts.logIns += logIns;
  memory.push(Math.round(median(samples) * 10) / 10);
  samples = [];
  console.error(`${memory.length} of ${minutes} minutes: ${memory.at(-1)} MiB`);
}
clearInterval(sampling);
await server.stop();
database.close();
await stop();

const result: MemoryResult = {
  machine: `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}`,
  date: new Date().toISOString().slice(0, 10),
  ...counts,
  memory,
};
console.log(JSON.stringify({ ...counts, ...summarize(memory) }));
if (minutes >= 60) {
  const write = (path: string, text: string) =>
    writeFileSync(fileURLToPath(new URL(path, import.meta.url)), text);
  write("./long-load.json", `${JSON.stringify(result, null, 2)}\n`);
  write("../../docs/reference/long-load.svg", drawMemory(result));
}

function profileRequest({ accessToken }: User) {
  return { method: "GET", path: "/me", headers: { authorization: `Bearer ${accessToken}` } };
}
