import { join } from "node:path";
import { purgeExpired } from "@latch/adapters/dynamodb";
import { openMailer } from "@latch/composition/mailer";
import { openSmtpMailer } from "@latch/composition/smtp-mailer";
import { senderOf } from "@latch/config/mail";
import { connectEvents } from "@latch/server/connections";
import { every } from "@latch/server/run-every";
import { type RoleDeps, roles, startRoles } from "@latch/server/worker-roles";
import { createDevMailbox, mailboxPath } from "./mailbox-pages.ts";
import { type Environment, localFolder } from "./stack/stack.ts";

/** What AWS or a provider does in production and this process does in development. */
export function createDevelopmentServices(
  environment: Environment,
  parts: Omit<RoleDeps, "messaging" | "holder" | "mailer">,
) {
  const { config, database, log } = parts;
  const folder = localFolder(environment);
  const mailbox = createDevMailbox({
    folder: join(folder, "mailbox"),
    issuer: config.LATCH_ISSUER,
    sender: senderOf(config),
  });
  const staysHere = (config.MAIL_PROVIDER ?? "mailbox") === "mailbox";
  const mailer = () => (staysHere ? mailbox.mailer : openMailer({ config, log, openSmtpMailer }));
  const messaging = config.EVENTS_ENDPOINT ? connectEvents(environment) : undefined;
  const events =
    messaging && startRoles(roles, { ...parts, mailer, messaging, holder: "development" });
  const purge = every(60, () => purgeExpired(database, Math.floor(Date.now() / 1000)), log);

  return {
    pages: mailbox.pages,
    pagesPath: mailboxPath,
    async stop(): Promise<void> {
      await events?.stop();
      messaging?.close();
      await purge.stop();
    },
  };
}
