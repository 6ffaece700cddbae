import { createBrevoMailer } from "@latch/adapters/mail/brevo";
import { MailDeferredError, MailRejectedError, ProblemError } from "@latch/core";
import { expect, test } from "vitest";
import {
  type Answer,
  expectPublished,
  startProvider,
} from "../../support/doubles/provider-double.ts";
import { sampleMail } from "../../support/fixtures/sample-mail.ts";

const sender = {
  from: { name: "Acme & Söhne", address: "no-reply@acme.example" },
  replyTo: "help@acme.example",
  unsubscribe: "mailto:stop@acme.example",
};
const key = "0b57c2f0-5b0a-4b5e-9a52-8f2d1c3b4a59";
const sent = { status: 201, body: { messageId: "<201798300811.5787683@relay.acme.example>" } };

/** Opens the mailer with Brevo's SDK against a double of the API. */
async function openBrevo(answer: Answer | "silence" | "dropped" = sent) {
  const brevo = await startProvider(() => answer);
  const mailer = createBrevoMailer(sender, { apiKey: "xkeysib-test", baseUrl: brevo.url });
  const failure = () =>
    mailer.send(sampleMail()).then(
      () => undefined,
      (error) => error,
    );
  return { ...brevo, mailer, failure };
}

test("sends a mail by Brevo's published description, and returns its id", async () => {
  const { mailer, received } = await openBrevo();
  expectPublished("brevo", "answer", sent.body);
  const mail = sampleMail("welcome", "de");
  expect(await mailer.send({ ...mail, key })).toEqual({ id: sent.body.messageId });
  const [request] = received;
  expectPublished("brevo", "request", request?.body);
  expect(request).toMatchObject({
    method: "POST",
    path: "/smtp/email",
    headers: { "api-key": "xkeysib-test", "content-type": "application/json" },
    body: {
      sender: { name: "Acme & Söhne", email: "no-reply@acme.example" },
      to: [{ email: "ada@example.com" }],
      replyTo: { email: "help@acme.example" },
      subject: "Willkommen bei Acme & Söhne",
      htmlContent: mail.html,
      textContent: mail.text,
      tags: ["welcome"],
      headers: {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<mailto:stop@acme.example>",
        idempotencyKey: key,
      },
    },
  });
});

test("sends internationalised domains as A-labels", async () => {
  const brevo = await startProvider(() => sent);
  const from = { name: "Acme", address: "No-Reply@bücher.example" };
  const mailer = createBrevoMailer(
    { from, replyTo: "help@bücher.example" },
    { apiKey: "xkeysib-test", baseUrl: brevo.url },
  );
  await mailer.send({ ...sampleMail(), to: "ada@münchen.example" });
  expect(brevo.received[0]?.body).toMatchObject({
    sender: { email: "No-Reply@xn--bcher-kva.example" },
    to: [{ email: "ada@xn--mnchen-3ya.example" }],
    replyTo: { email: "help@xn--bcher-kva.example" },
  });
});

test("waits for whole seconds until the limit of Brevo is reset", async () => {
  const { failure } = await openBrevo({ status: 429, headers: { "x-sib-ratelimit-reset": "1.2" } });
  expect(await failure()).toMatchObject({ extra: { retryAfterSeconds: 2 } });
});

test("adds List-Unsubscribe to optional mails only", async () => {
  const { mailer, received } = await openBrevo();
  await mailer.send(sampleMail("password_changed"));
  expect(received[0]?.body["headers"]).not.toHaveProperty("List-Unsubscribe");
});

test.each([400, 413, 422])(
  "rejects the mail for good after a %i, without the message of Brevo",
  async (status) => {
    const body = { code: "invalid_parameter", message: "email ada@example.com is not valid in to" };
    expectPublished("brevo", "error", body);
    const { failure, received } = await openBrevo({ status, body });
    const error = await failure();
    expect(error).toBeInstanceOf(MailRejectedError);
    expect(error.reason).toBe(`${status} invalid_parameter`);
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain("ada@");
    expect(received).toHaveLength(1);
  },
);

test.each([
  [401, "unauthorized", "Key not found"],
  [402, "not_enough_credits", "Not enough credits"],
  [403, "permission_denied", "Your account is not activated"],
  [403, "account_under_validation", "Your account is under validation"],
  [400, "unauthorized", "Key not found"],
  [404, "document_not_found", "Not found"],
  [405, "method_not_allowed", "Not allowed"],
  [400, "invalid_parameter", "The sender you used ada@example.com is not valid"],
  [400, "missing_parameter", "sender is missing"],
  [400, "invalid_parameter", "Sending was rejected: authenticate your domain acme.example"],
  [400, "invalid_parameter", "The domain acme.example is not authenticated"],
])("defers the mail after a %i %s, which the operator corrects", async (status, code, message) => {
  const { failure } = await openBrevo({ status, body: { code, message } });
  const error = await failure();
  expect(error).toBeInstanceOf(MailDeferredError);
  expect(error.cause.message).toBe(`Brevo: ${status} ${code}`);
});

test("reports a mail as sent when Brevo has sent its key before", async () => {
  const body = { code: "duplicate_request", message: "Duplicate" };
  expectPublished("brevo", "error", body);
  const { mailer } = await openBrevo({ status: 400, body });
  expect(await mailer.send({ ...sampleMail(), key })).toEqual({});
});

test.each([408, 429, 500, 502, 503])(
  "defers the mail after a %i, so that the queue retries it",
  async (status) => {
    const headers = { "x-sib-ratelimit-reset": "17" };
    const { failure, received } = await openBrevo({ status, headers });
    const error = await failure();
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: "unavailable", extra: { retryAfterSeconds: 17 } });
    expect(received).toHaveLength(1);
  },
);

test("defers the mail after a broken connection", async () => {
  const { failure } = await openBrevo("dropped");
  expect(await failure()).toMatchObject({ code: "unavailable" });
});
