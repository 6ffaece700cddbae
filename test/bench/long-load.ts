/**
 * `npm run bench:memory -- [MINUTES]`: loads the server as `npm start` runs it, and prints its resident memory over time as
 * JSON, with the slope of the second half.
 */

import type { AuthResult } from "@latch/contract";
import { connectionFrom, newEmail, openLatch, password, post, startStack } from "./latch.ts";
import { measureMemory } from "./server.ts";

const minutes = Number(process.argv[2] ?? 10);
const { environment, stop } = await startStack();
const { app, database } = openLatch(environment);
const identifier = newEmail();
const created = await app.fetch(
  post("/auth/signup", { email: identifier, password }),
  connectionFrom(),
);
const { accessToken } = (await created.json()) as AuthResult;
database.close();
console.log(
  JSON.stringify(await measureMemory(environment, { accessToken, identifier, password }, minutes)),
);
await stop();
