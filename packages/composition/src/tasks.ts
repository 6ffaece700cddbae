import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import { createTaskStore, type Database, pingTasks } from "@latch/adapters/dynamodb";
import { createIssuerCredentials } from "@latch/adapters/issuer";
import { isSecure } from "@latch/config";
import type { TasksConfig } from "@latch/config/tasks";
import { type Clock, createTasks, type Log } from "@latch/core";

/** What a runtime brings: one table, and neither keys nor accounts. */
export type TasksParts = {
  config: TasksConfig;
  database: Database<"Tasks">;
  log: Log;
  clock?: Clock;
};

/** The tasks over their adapters, the same on every runtime. */
export function composeTasks({ config, database, log, clock = Date.now }: TasksParts) {
  const credentials = createIssuerCredentials({
    issuer: config.LATCH_ISSUER,
    audience: config.LATCH_AUDIENCE,
    clock,
    log,
  });
  return {
    log,
    tasks: createTasks({
      tasks: createTaskStore(database),
      ids: createRandomIds(clock),
      clock,
    }),
    enforcement: { credentials, requireApiKey: config.REQUIRE_API_KEY },
    dependencies: { dynamodb: () => pingTasks(database), issuer: credentials.ready },
    proxyHops: config.TRUSTED_PROXY_HOPS,
    allowedOrigins: config.ALLOWED_ORIGINS,
    // It is reached as its issuer is.
    secure: isSecure(config.LATCH_ISSUER),
  };
}
