import { join } from "node:path";
import { createActivityRecorder } from "@latch/adapters/change-stream";
import { createActivityStore, type Database, purgeExpired } from "@latch/adapters/dynamodb";
import type { Log } from "@latch/core";
import type { ServerConfig } from "./config.ts";
import { createDevMailbox, mailboxPath } from "./dev-mailbox.ts";
import { every } from "./every.ts";
import { localFolder } from "./local/stack.ts";
import { startStreamPoller } from "./local/stream-poller.ts";

/** What AWS or a provider does in production and this process does in development. */
export function createDevelopment(
  { LATCH_ISSUER, DYNAMODB_ENDPOINT }: ServerConfig,
  database: Database,
  log: Log,
) {
  const folder = localFolder(process.env);
  const { mailer, pages } = createDevMailbox({
    folder: join(folder, "mailbox"),
    issuer: LATCH_ISSUER,
  });
  const activity = createActivityStore(database);
  const poller = DYNAMODB_ENDPOINT
    ? startStreamPoller({
        endpoint: DYNAMODB_ENDPOINT,
        names: database.tables,
        handler: createActivityRecorder({ activity, tables: database.tables, log }),
        cursorFile: join(folder, "change-stream.json"),
        log,
      })
    : undefined;
  const purge = every(60, () => purgeExpired(database, Math.floor(Date.now() / 1000)), log);

  return {
    mailer,
    pages,
    pagesPath: mailboxPath,
    async stop(): Promise<void> {
      await poller?.stop();
      await purge.stop();
    },
  };
}
