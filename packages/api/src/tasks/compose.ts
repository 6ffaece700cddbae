import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import { createTaskStore, type Database, pingTasks } from "@latch/adapters/dynamodb";
import { createIssuerCredentials } from "@latch/adapters/issuer";
import { type Clock, createTasks, type Log } from "@latch/core";
import { isSecure } from "../config.ts";
import type { ReadAsset } from "../deps.ts";
import type { AddressOf } from "../middleware/caller.ts";
import type { Observation } from "../observation.ts";
import type { TasksDeps } from "./app.ts";
import type { TasksConfig } from "./config.ts";

/** What a runtime brings: one table, and neither keys nor accounts. */
export type TasksRuntime = {
  config: TasksConfig;
  database: Database<"Tasks">;
  log: Log;
  observation?: Observation;
  readAsset: ReadAsset;
  addressOf: AddressOf;
  version: string;
  clock?: Clock;
};

/** Puts the tasks and their adapters together, the same way on every runtime. */
export function composeTasks({ config, database, ...runtime }: TasksRuntime): TasksDeps {
  const { log, clock = Date.now } = runtime;
  const credentials = createIssuerCredentials({
    issuer: config.LATCH_ISSUER,
    audience: config.LATCH_AUDIENCE,
    clock,
    log,
  });
  return {
    ...runtime,
    tasks: createTasks({
      tasks: createTaskStore(database),
      ids: createRandomIds(clock),
      clock,
    }),
    enforcement: { credentials, requireApiKey: config.REQUIRE_API_KEY },
    startedAt: performance.now(),
    dependencies: { dynamodb: () => pingTasks(database), issuer: credentials.ready },
    proxyHops: config.TRUSTED_PROXY_HOPS,
    allowedOrigins: config.ALLOWED_ORIGINS,
    // It is reached as its issuer is.
    secure: isSecure(config.LATCH_ISSUER),
  };
}
