import { createSesMailer, formatMailbox } from "@latch/adapters/mail/ses";
import { MailDeferredError, MailRejectedError, ProblemError } from "@latch/core";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type Answer,
  expectPublished,
  startProvider,
} from "../../support/doubles/provider-double.ts";
import { sampleMail } from "../../support/fixtures/sample-mail.ts";

const sender = {
  from: { name: "Acme & Söhne", address: "no-reply@acme.example" },
  replyTo: "help@acme.example",
  unsubscribe: "https://acme.example/stop",
};
const sent = { status: 200, body: { MessageId: "0102018f-ses" } };

beforeAll(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterAll(() => vi.unstubAllEnvs());

/** Opens the mailer with Amazon's SDK against a double of the API. */
async function openSes(answer: Answer | "silence" | "dropped" = sent) {
  const ses = await startProvider(() => answer);
  const mailer = createSesMailer(sender, {
    region: "eu-central-1",
    configurationSet: "bounces",
    endpoint: ses.url,
  });
  const failure = () =>
    mailer.send(sampleMail()).then(
      () => undefined,
      (error) => error,
    );
  return { ...ses, mailer, failure };
}

test("sends a signed mail by the API reference, and returns its id", async () => {
  const { mailer, received } = await openSes();
  const mail = sampleMail("welcome", "de");
  expect(await mailer.send(mail)).toEqual({ id: "0102018f-ses" });
  const [request] = received;
  expectPublished("ses", "request", request?.body);
  const text = (Data: string) => ({ Data, Charset: "UTF-8" });
  expect(request).toMatchObject({
    method: "POST",
    path: "/v2/email/outbound-emails",
    headers: {
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=test\/\d+\/eu-central-1\/ses\//,
      ),
    },
    body: {
      FromEmailAddress: "=?UTF-8?B?QWNtZSAmIFPDtmhuZQ==?= <no-reply@acme.example>",
      Destination: { ToAddresses: ["ada@example.com"] },
      ReplyToAddresses: ["help@acme.example"],
      Content: {
        Simple: {
          Subject: text("Willkommen bei Acme & Söhne"),
          Body: { Html: text(mail.html), Text: text(mail.text) },
          Headers: expect.arrayContaining([
            { Name: "List-Unsubscribe", Value: "<https://acme.example/stop>" },
          ]),
        },
      },
      EmailTags: [{ Name: "kind", Value: "welcome" }],
      ConfigurationSetName: "bounces",
    },
  });
});

test("quotes a name, so that it can't become another address", () => {
  const named = (name: string) => formatMailbox({ name, address: "a@b.cd" });
  expect(named("Acme")).toBe('"Acme" <a@b.cd>');
  expect(named('Evil" <x@y.zz>, "')).toBe('"Evil\\" <x@y.zz>, \\"" <a@b.cd>');
});

test.each([
  "Bücher",
  "Служба поддержки компании «Ромашка»",
  "日本語の長い会社名株式会社サポート窓口",
  "👩‍👩‍👧‍👦".repeat(7),
])("encodes the name %s in words of at most 75 characters", async (name) => {
  const mailbox = formatMailbox({ name, address: "a@b.cd" });
  const words = mailbox.match(/=\?UTF-8\?B\?[\w+/]*=*\?=/g) ?? [];
  expect(mailbox).toBe(`${words.join(" ")} <a@b.cd>`);
  expect(Math.max(...words.map(({ length }) => length))).toBeLessThanOrEqual(75);
  const { from } = await PostalMime.parse(`From: ${mailbox}\r\n\r\n`);
  expect(from).toMatchObject({ name, address: "a@b.cd" });
});

test("sends internationalised domains as A-labels, and headers in ASCII", async () => {
  const ses = await startProvider(() => sent);
  const mailer = createSesMailer(
    {
      from: { name: "Acme", address: "No-Reply@bücher.example" },
      replyTo: "help@bücher.example",
      unsubscribe: "mailto:stop@bücher.example?subject=Stop",
    },
    { region: "eu-central-1", endpoint: ses.url },
  );
  await mailer.send({ ...sampleMail("welcome"), to: "ada@münchen.example" });
  expect(ses.received[0]?.body).toMatchObject({
    FromEmailAddress: '"Acme" <No-Reply@xn--bcher-kva.example>',
    Destination: { ToAddresses: ["ada@xn--mnchen-3ya.example"] },
    ReplyToAddresses: ["help@xn--bcher-kva.example"],
    Content: {
      Simple: {
        Headers: expect.arrayContaining([
          { Name: "List-Unsubscribe", Value: "<mailto:stop@xn--bcher-kva.example?subject=Stop>" },
        ]),
      },
    },
  });
});

const refused = (name: string, status = 400, message = "No: ada@example.com"): Answer => ({
  status,
  headers: { "x-amzn-errortype": name },
  body: { message },
});

test.each([
  ["AccountSuspendedException", 400],
  ["SendingPausedException", 400],
  ["MailFromDomainNotVerifiedException", 400],
  ["NotFoundException", 404],
  ["AccessDeniedException", 403],
  ["InvalidClientTokenId", 403],
  ["SignatureDoesNotMatch", 403],
])("defers the mail after a %s, which the operator corrects", async (name, status) => {
  const { failure } = await openSes(refused(name, status));
  const error = await failure();
  expect(error).toBeInstanceOf(MailDeferredError);
  expect(error.cause.message).toBe(`SES: ${status} ${name}`);
});

test.each([
  "Email address is not verified: no-reply@acme.example",
  "Configuration set <bounces> does not exist.",
  "Sending suspended for this account. For more information, please check the inbox",
  "The DKIM settings of the domain are invalid",
])("defers the mail while the set-up is wrong: %s", async (message) => {
  const { failure } = await openSes(refused("MessageRejected", 400, message));
  expect(await failure()).toBeInstanceOf(MailDeferredError);
});

test.each(["MessageRejected", "BadRequestException"])(
  "rejects the mail for good after a %s, without the message of SES",
  async (name) => {
    const { failure, received } = await openSes(refused(name));
    const error = await failure();
    expect(error).toBeInstanceOf(MailRejectedError);
    expect(error.reason).toBe(`400 ${name}`);
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain("ada@");
    expect(received).toHaveLength(1);
  },
);

test.each([
  ["TooManyRequestsException", 429],
  ["ThrottlingException", 400],
  ["LimitExceededException", 400],
  ["ExpiredTokenException", 403],
  ["InternalServiceErrorException", 500],
  ["ServiceUnavailable", 503],
])("defers the mail after a %s, so that the queue retries it", async (name, status) => {
  const { failure, received } = await openSes(refused(name, status));
  const error = await failure();
  expect(error).toBeInstanceOf(ProblemError);
  expect(error.code).toBe("unavailable");
  expect(received).toHaveLength(1);
});

test("defers the mail after a broken connection", async () => {
  const { failure } = await openSes("dropped");
  expect(await failure()).toMatchObject({ code: "unavailable" });
});
