import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createSmtpMailer } from "@latch/adapters/mail/smtp";
import { MailDeferredError, MailRejectedError, ProblemError } from "@latch/core";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { sampleMail } from "../../support/fixtures/sample-mail.ts";

const sender = {
  from: { name: "Acme & Söhne", address: "no-reply@acme.example" },
  replyTo: "help@acme.example",
  unsubscribe: "https://acme.example/stop",
};
const key = "0b57c2f0-5b0a-4b5e-9a52-8f2d1c3b4a59";

/** Starts a real SMTP server, and opens a mailer for its URL. */
async function openSmtp(
  options: SMTPServerOptions = {},
  { secure = false, user = "latch:secret@", from = sender } = {},
) {
  const received: (Email & { envelope: string[] })[] = [];
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth({ username, password }, _, done) {
      done(password === "secret" ? null : new Error("Wrong"), { user: username });
    },
    async onData(stream, session, done) {
      const mail = await PostalMime.parse(await buffer(stream));
      const envelope = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ ...mail, envelope });
      done();
    },
    ...options,
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const mailer = createSmtpMailer(from, { url: `smtp://${user}127.0.0.1:${port}`, secure });
  onTestFinished(async () => {
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const failure = () =>
    mailer.send(sampleMail()).then(
      () => undefined,
      (error) => error,
    );
  return { mailer, received, failure, server };
}

const refusing = (responseCode: number): SMTPServerOptions => ({
  onRcptTo(_address, _session, done) {
    done(Object.assign(new Error("No such person ada@example.com"), { responseCode }));
  },
});

test("delivers a mail unchanged to one address", async () => {
  const { mailer, received } = await openSmtp();
  const mail = sampleMail("welcome", "de");
  const { id } = await mailer.send({ ...mail, key });
  expect(id).toBe(`<${key}@acme.example>`);
  const [arrived] = received;
  expect(arrived).toMatchObject({
    envelope: ["ada@example.com"],
    from: sender.from,
    to: [{ address: "ada@example.com" }],
    replyTo: [{ address: "help@acme.example" }],
    subject: mail.subject,
    messageId: id,
  });
  expect(arrived?.html?.trim()).toBe(mail.html);
  expect(arrived?.text?.trim()).toBe(mail.text.trim());
  const header = (name: string) => arrived?.headers.find((each) => each.key === name)?.value;
  expect(header("auto-submitted")).toBe("auto-generated");
  expect(header("list-unsubscribe")).toBe("<https://acme.example/stop>");
});

test.each(["ada@example.com, eve@example.com", "ada@example.com\r\nBcc: eve@example.com"])(
  "delivers to no other address for %j",
  async (to) => {
    const { mailer, received } = await openSmtp();
    await mailer.send({ ...sampleMail(), to }).catch(() => {});
    for (const { envelope } of received) expect(envelope).not.toContain("eve@example.com");
  },
);

test.each([550, 552, 554])(
  "rejects the mail for good after a %i, without the message of the server",
  async (status) => {
    const { failure } = await openSmtp(refusing(status));
    const error = await failure();
    expect(error).toBeInstanceOf(MailRejectedError);
    expect(error.reason).toBe(`${status} EENVELOPE`);
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain("ada@");
  },
);

test("defers the mail after a refusal of the password, which the operator corrects", async () => {
  const { failure, received } = await openSmtp({}, { user: "latch:wrong@" });
  const error = await failure();
  expect(error).toBeInstanceOf(MailDeferredError);
  expect(error.cause.message).toBe("SMTP: 535 EAUTH");
  expect(received).toEqual([]);
});

test.each<[string, SMTPServerOptions]>([
  [
    "of the sender",
    {
      onMailFrom(_address, _session, done) {
        done(Object.assign(new Error("Sender not owned by user"), { responseCode: 553 }));
      },
    },
  ],
  [
    "to relay",
    {
      onRcptTo(_address, _session, done) {
        done(Object.assign(new Error("5.7.1 Relay access denied"), { responseCode: 554 }));
      },
    },
  ],
])("defers the mail after a refusal %s", async (_, options) => {
  const { failure } = await openSmtp(options);
  expect(await failure()).toBeInstanceOf(MailDeferredError);
});

/** Refuses the content of a mail by one line, as the end of DATA. */
const refusingContent = (line: string): SMTPServerOptions => ({
  async onData(stream, _session, done) {
    await buffer(stream);
    done(Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) }));
  },
});

test.each([
  ["550 5.7.26 This mail is unauthenticated: neither SPF nor DKIM passes", "550 5.7.26 EMESSAGE"],
  ["550 5.7.1 [192.0.2.1] The IP address has no PTR record", "550 5.7.1 EMESSAGE"],
  ["554 5.7.515 Access denied, sending domain is not authenticated", "554 5.7.515 EMESSAGE"],
  ["550 The DKIM signature of the message is missing", "550 EMESSAGE"],
])("defers the mail after the refusal of the sender: %s", async (line, reason) => {
  const { failure } = await openSmtp(refusingContent(line));
  const error = await failure();
  expect(error).toBeInstanceOf(MailDeferredError);
  expect(error.cause.message).toBe(`SMTP: ${reason}`);
});

test.each([
  ["550 5.1.1 No such person ada@example.com", "550 5.1.1 EMESSAGE"],
  ["552 5.3.4 The message is too large", "552 5.3.4 EMESSAGE"],
  ["550 5.7.17 The mailbox has another owner", "550 5.7.17 EMESSAGE"],
  ["550 5.7.1 The message looks like spam", "550 5.7.1 EMESSAGE"],
  ["554 5.7.1 The group accepts mails of its members only", "554 5.7.1 EMESSAGE"],
])("rejects the mail for good after the refusal of the mail: %s", async (line, reason) => {
  const { failure } = await openSmtp(refusingContent(line));
  const error = await failure();
  expect(error).toBeInstanceOf(MailRejectedError);
  expect(error.reason).toBe(reason);
});

test("sends internationalised domains as A-labels, and headers in ASCII", async () => {
  let raw = "";
  const { mailer } = await openSmtp(
    {
      async onData(stream, _session, done) {
        raw = String(await buffer(stream));
        done();
      },
    },
    {
      from: {
        from: { name: "Bücher", address: "no-reply@bücher.example" },
        replyTo: "help@bücher.example",
        unsubscribe: "mailto:stop@bücher.example",
      },
    },
  );
  const { id } = await mailer.send({ ...sampleMail("welcome"), to: "ada@münchen.example", key });
  expect(id).toBe(`<${key}@xn--bcher-kva.example>`);
  const [headers = ""] = raw.split("\r\n\r\n");
  expect(headers).toMatch(/^[\r\n -~]*$/);
  expect(headers).toContain(`Message-ID: ${id}`);
  expect(headers).toContain("List-Unsubscribe: <mailto:stop@xn--bcher-kva.example>");
});

test.each([421, 450, 452])("defers the mail after a %i", async (status) => {
  const { failure } = await openSmtp(refusing(status));
  const error = await failure();
  expect(error).toBeInstanceOf(ProblemError);
  expect(error.code).toBe("unavailable");
});

test("defers the mail when the server is unreachable", async () => {
  const { failure, server } = await openSmtp();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(await failure()).toMatchObject({ code: "unavailable" });
});

test("sends no password to a server without encryption", async () => {
  let told = false;
  const { failure, received } = await openSmtp(
    {
      onAuth(_auth, _session, done) {
        told = true;
        done(null, { user: "latch" });
      },
    },
    { secure: true },
  );
  expect(await failure()).toBeInstanceOf(Error);
  expect([told, received]).toEqual([false, []]);
});
