import { createSesMailer, formatMailbox } from "@latch/adapters/mail/ses";
import { MailRejectedError, ProblemError } from "@latch/core";
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

const refused = (name: string, status = 400): Answer => ({
  status,
  headers: { "x-amzn-errortype": name },
  body: { message: "Email address is not verified: ada@example.com" },
});

test.each([
  "MessageRejected",
  "MailFromDomainNotVerifiedException",
  "AccountSuspendedException",
  "BadRequestException",
])("rejects the mail for good after a %s, without the message of SES", async (name) => {
  const { failure, received } = await openSes(refused(name));
  const error = await failure();
  expect(error).toBeInstanceOf(MailRejectedError);
  expect(error.reason).toBe(`400 ${name}`);
  expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain("ada@");
  expect(received).toHaveLength(1);
});

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
