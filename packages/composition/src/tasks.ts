import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import { type Database, pingTasks } from "@latch/adapters/dynamodb";
import { type Config, readAllowedOrigins, requiresHttps } from "@latch/config";
import type { TasksConfig } from "@latch/config/tasks";
import type { Clock, Log } from "@latch/core";
import { composeIssuerVerifier } from "./services/issuer-verifier.ts";
import { composeTaskService } from "./services/tasks.ts";

/** What a runtime provides for the tasks: one table, and neither keys nor accounts. */
export type TasksParts = {
  /** NODE_ENV is absent on Lambda, which is never of development. */
  config: TasksConfig & Partial<Pick<Config, "NODE_ENV">>;
  database: Database<"Tasks">;
  log: Log;
  clock?: Clock;
};

/** Constructs the services of the tasks with their adapters, the same on every runtime. */
export function composeTasks({ config, database, log, clock = database.clock }: TasksParts) {
  const credentials = composeIssuerVerifier(config, { clock, log });
  return {
    log,
    tasks: composeTaskService({ database, newId: createRandomIdFactory(clock), clock }),
    enforcement: { credentials, requireApiKey: config.REQUIRE_API_KEY },
    dependencies: { dynamodb: () => pingTasks(database), issuer: credentials.ready },
    logSuccessPercent: config.LOG_SUCCESS_PERCENT,
    logFrequentPercent: config.LOG_FREQUENT_PERCENT,
    proxyHops: config.TRUSTED_PROXY_HOPS,
    origins: readAllowedOrigins(config),
    // The tasks use the scheme of their issuer.
    secure: requiresHttps(config.LATCH_ISSUER),
  };
}
