import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Mail, Mailer } from "@latch/core";
import MailComposer from "nodemailer/lib/mail-composer";
import { createRandomIdFactory } from "../crypto/random-ids.ts";
import { mailHeaders, type Sender } from "../mail/sender.ts";

/** The sender of mails in a mailbox folder. It can't receive replies. */
const placeholderSender: Sender = { from: { name: "Latch", address: "latch@localhost" } };

/**
 * Creates a mailer that writes each mail to a folder as a file (RFC 5322), which mail programs can
 * open. The file name is a sortable, unguessable id, and only the current user can read the file. A
 * file is complete as soon as it has its name.
 */
export function createMailboxMailer(
  folder: string,
  { clock = Date.now, sender = placeholderSender }: { clock?: Clock; sender?: Sender } = {},
): Mailer {
  const newId = createRandomIdFactory(clock);

  return {
    async send(mail) {
      const text = await compose(mail, sender, new Date(clock()));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = newId("mail");
      const file = join(folder, `${id}.eml`);
      const draft = `${file}.draft`;
      try {
        await writeFile(draft, text, { mode: 0o600, flag: "wx" });
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      return { id };
    },
  };
}

function compose(mail: Mail, sender: Sender, date: Date): Promise<Buffer> {
  const { to, subject, text, html } = mail;
  const { from, replyTo } = sender;
  const composer = new MailComposer({
    from,
    // As an object it is exactly one address; a text could be parsed as several.
    to: { name: "", address: to },
    ...(replyTo && { replyTo: { name: "", address: replyTo } }),
    subject,
    text,
    html,
    headers: mailHeaders(mail, sender),
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
