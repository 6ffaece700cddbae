import { join } from "node:path";
import { purgeExpired } from "@latch/adapters/dynamodb";
import { connectEvents } from "./config.ts";
import { createDevMailbox, mailboxPath } from "./dev-mailbox.ts";
import { type RoleDeps, roles, startRoles } from "./events/roles.ts";
import { every } from "./every.ts";
import { localFolder } from "./local/stack.ts";

/** What AWS or a provider does in production and this process does in development. */
export function createDevelopment(parts: Omit<RoleDeps, "messaging" | "holder">) {
  const { config, database, log } = parts;
  const folder = localFolder(process.env);
  const { mailer, pages } = createDevMailbox({
    folder: join(folder, "mailbox"),
    issuer: config.LATCH_ISSUER,
  });
  const messaging = config.EVENTS_ENDPOINT ? connectEvents(process.env) : undefined;
  const events = messaging && startRoles(roles, { ...parts, messaging, holder: "development" });
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
