import { join } from "node:path";
import { type Database, purgeExpired } from "@latch/adapters/dynamodb";
import type { Log } from "@latch/core";
import { connectEvents, type ServerConfig } from "./config.ts";
import { createDevMailbox, mailboxPath } from "./dev-mailbox.ts";
import { roles, startRoles } from "./events/roles.ts";
import { every } from "./every.ts";
import { localFolder } from "./local/stack.ts";

/** What AWS or a provider does in production and this process does in development. */
export function createDevelopment(config: ServerConfig, database: Database, log: Log) {
  const folder = localFolder(process.env);
  const { mailer, pages } = createDevMailbox({
    folder: join(folder, "mailbox"),
    issuer: config.LATCH_ISSUER,
  });
  const messaging = config.EVENTS_ENDPOINT ? connectEvents(process.env) : undefined;
  const events =
    messaging && startRoles(roles, { config, database, messaging, holder: "development", log });
  const purge = every(60, () => purgeExpired(database, Math.floor(Date.now() / 1000)), log);

  return {
    mailer,
    pages,
    pagesPath: mailboxPath,
    async stop(): Promise<void> {
      await events?.stop();
      messaging?.close();
      await purge.stop();
    },
  };
}
