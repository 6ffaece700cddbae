import { join } from "node:path";
import { purgeExpired } from "@latch/adapters/dynamodb";
import { openMailer } from "@latch/composition/mailer";
import { openSmtpMailer } from "@latch/composition/smtp-mailer";
import { toSender } from "@latch/config/mail";
import { connectEvents } from "@latch/server/events-connection";
import { runEvery } from "@latch/server/run-every";
import { startWorkerRoles, type WorkerRoleDeps, workerRoles } from "@latch/server/worker-roles";
import { createDevMailbox, mailboxPath } from "./mailbox-pages.ts";
import { type Environment, localFolder } from "./stack/stack.ts";

/**
 * Starts the services that AWS or a mail provider runs in production: worker roles, mailbox, deletion
 * of expired items.
 */
export function createDevelopmentServices(
  environment: Environment,
  parts: Omit<WorkerRoleDeps, "messaging" | "leaseOwner" | "mailer">,
) {
  const { config, database, log } = parts;
  const folder = localFolder(environment);
  const mailbox = createDevMailbox({
    folder: join(folder, "mailbox"),
    issuer: config.LATCH_ISSUER,
    sender: toSender(config),
  });
  const usesMailbox = (config.MAIL_PROVIDER ?? "mailbox") === "mailbox";
  const mailer = () => (usesMailbox ? mailbox.mailer : openMailer({ config, log, openSmtpMailer }));
  const messaging = config.EVENTS_ENDPOINT ? connectEvents(environment) : undefined;
  const events =
    messaging &&
    startWorkerRoles(workerRoles, { ...parts, mailer, messaging, leaseOwner: "development" });
  const purge = runEvery(60, () => purgeExpired(database, Math.floor(Date.now() / 1000)), log);

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
