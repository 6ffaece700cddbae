import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createUnconfiguredMailer } from "@latch/adapters/mail/unconfigured";
import { createMailboxMailer, listMails, readMail } from "@latch/adapters/mailbox";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/processes/program.ts";

const link = `http://localhost:4000/verify?token=${"a1b2".repeat(40)}&next=%2Fhome`;
const mail = {
  to: "ada@example.com",
  subject: "Verify your email",
  html: `<p>Hello Ada,</p><a href="${link.replaceAll("&", "&amp;")}">open</a>`,
  language: "en",
  kind: "verify_email",
  text: `Hello Ada,\n\nopen ${link}\n\n.\nFrom here on: ünïcode 🔑`,
};

test("reads a mail as it was sent", async () => {
  const folder = join(temporaryFolder(), "mailbox");
  await createMailboxMailer(folder).send(mail);
  const [received] = await listMails(folder);
  const { language, kind, ...parts } = mail;
  expect(received).toEqual({ ...parts, id: expect.any(String), sentAt: expect.any(String) });
  expect(await readMail(folder, received?.id ?? "")).toEqual(received);
});

test("stores an Internet message in a file that only its owner can read", async () => {
  const folder = join(temporaryFolder(), "mailbox");
  await createMailboxMailer(folder, { clock: () => Date.UTC(2026, 0, 2, 3, 4, 5) }).send(mail);
  const [file = ""] = readdirSync(folder);
  expect(file).toMatch(/^mail_[0-9a-z]{26}\.eml$/);
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const source = readFileSync(join(folder, file), "utf8");
  expect(source).toContain("From: Latch <latch@localhost>\r\n");
  expect(source).toContain("To: ada@example.com\r\n");
  expect(source).toContain("Date: Fri, 02 Jan 2026 03:04:05 +0000\r\n");
  expect(source.split("\r\n").every((line) => Buffer.byteLength(line) <= 998)).toBe(true);
});

test("lists the newest first, and limits a long list", async () => {
  const folder = temporaryFolder();
  let now = Date.now();
  const mailer = createMailboxMailer(folder, { clock: () => now });
  for (const subject of ["first", "second", "third"]) {
    await mailer.send({ ...mail, subject });
    now += 1;
  }
  const subjects = (await listMails(folder)).map(({ subject }) => subject);
  expect(subjects).toEqual(["third", "second", "first"]);
  expect((await listMails(folder, 2)).map(({ subject }) => subject)).toEqual(["third", "second"]);
});

test("lists complete mails only while many are sent at the same time", async () => {
  const folder = temporaryFolder();
  const mailer = createMailboxMailer(folder);
  let sending = true;
  const watching = (async () => {
    while (sending) {
      for (const { text } of await listMails(folder)) expect(text).toBe(mail.text);
    }
  })();
  await Promise.all(Array.from({ length: 50 }, () => mailer.send(mail)));
  sending = false;
  await watching;
  expect(await listMails(folder)).toHaveLength(50);
  expect(readdirSync(folder).filter((file) => !file.endsWith(".eml"))).toEqual([]);
});

test.each([
  "a@example.com, b@example.com",
  "a@example.com\r\nBcc: b@example.com",
  "Ada <a@example.com>, b@example.com",
])("turns the address %j neither into a second address nor into a header", async (to) => {
  const folder = temporaryFolder();
  await createMailboxMailer(folder).send({ ...mail, to, subject: "Hi\r\nX-Injected: yes" });
  const [file = ""] = readdirSync(folder);
  const [head = ""] = readFileSync(join(folder, file), "utf8").split("\r\n\r\n");
  expect(head).not.toMatch(/^(?:Bcc|X-Injected):/im);
  const recipients = /^To: (?<to>.*)$/m.exec(head)?.groups?.["to"] ?? "";
  expect(recipients.match(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g)).toBeNull();
});

test("finds no mail for a foreign id, and ignores other files", async () => {
  const folder = temporaryFolder();
  const inbox = join(folder, "mailbox");
  mkdirSync(inbox);
  writeFileSync(join(folder, "secret.eml"), "Subject: secret\r\n\r\nno\r\n");
  writeFileSync(join(inbox, "notes.eml"), "Subject: notes\r\n\r\nno\r\n");
  writeFileSync(join(inbox, "mail_01h455vb4pex5vsknk084sn02q.eml.draft"), "half");
  expect(await listMails(inbox)).toEqual([]);
  for (const id of ["../secret", "notes", "mail_", "", "mail_01h455vb4pex5vsknk084sn02q"]) {
    expect(await readMail(inbox, id)).toBeUndefined();
  }
  expect(await listMails(join(folder, "nowhere"))).toEqual([]);
});

test("logs a mail without a provider, and neither its recipient nor its content", async () => {
  const lines: unknown[] = [];
  const note = (fields: object, message: string) => void lines.push({ ...fields, message });
  const mailer = createUnconfiguredMailer({ info: note, warn: note, error: note });
  await mailer.send(mail);
  expect(lines).toEqual([
    {
      event: "mail.not_configured",
      kind: "verify_email",
      message: "mail not sent: MAIL_PROVIDER is not set",
    },
  ]);
});
