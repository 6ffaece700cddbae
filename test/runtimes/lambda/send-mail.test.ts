import { queueUrlFor } from "@latch/adapters/messaging";
import type { DomainEvent, MailCommand } from "@latch/core";
import { startEvents } from "@latch/dev";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { sizeLimits } from "../../../scripts/bundle.ts";
import {
  expectPublished,
  type Outcome,
  startProvider,
} from "../../support/doubles/provider-double.ts";
import { createSubkeyLinks } from "../../support/fixtures/subkey-links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness } from "../../support/harness.ts";
import { createMailCommands } from "../../support/mail-commands.ts";
import { openTestEvents } from "../../support/processes/events.ts";
import { deploy, startLambda } from "../../support/processes/lambda.ts";

let deployed: Awaited<ReturnType<typeof deploy>>;
let emulator: Awaited<ReturnType<typeof startEvents>>;

beforeAll(async () => {
  deployed = await deploy("mailer-", "send-mail");
  emulator = await startEvents();
});

afterAll(async () => {
  await emulator.stop();
  deployed.remove();
});

/** Starts the function with a double of the provider, and signs up a user. */
async function openFunction(
  environment: (url: string) => Record<string, string>,
  answer: () => Outcome,
) {
  const provider = await startProvider(answer);
  const harness = await createHarness({}, { database: deployed.database });
  const orders = createMailCommands(deployed.database);
  await orders();
  const { user, latch } = await harness.signUp();
  await latch.forgotPassword({ body: { email: user.email } });
  const [, order] = (await orders()) as [DomainEvent, MailCommand];
  const events = await openTestEvents({ endpoint: emulator.endpoint });
  const url = await queueUrlFor(events.messaging.sqs, events.names.queues["send-mail"].name);
  const lambda = await startLambda(
    deployed.folder,
    {
      ...deployed.links,
      ...(await createSubkeyLinks(harness.keys)),
      MailQueue: { url },
      BrevoApiKey: { value: "xkeysib-secret" },
    },
    {
      // Production requires https for Brevo.
      NODE_ENV: "test",
      LATCH_ISSUER: "https://auth.example.com",
      MAIL_FROM: "Acme <no-reply@acme.example>",
      AWS_ENDPOINT_URL_SQS: emulator.endpoint,
      ...environment(provider.url),
    },
  );
  onTestFinished(lambda.stop);
  const invoke = (message: object) =>
    lambda.invoke({
      Records: [
        {
          messageId: "m",
          receiptHandle: "r",
          body: JSON.stringify(message),
          attributes: { ApproximateReceiveCount: "1" },
        },
      ],
    });
  const record = async () =>
    (await scan(deployed.database, "Mails")).find(({ mailId }) =>
      String(mailId).startsWith(order.order === "link" ? order.tokenId : "none"),
    );
  return { ...provider, invoke, lambda, user, order, record };
}

const done = { batchItemFailures: [] };
const again = { batchItemFailures: [{ itemIdentifier: "m" }] };
const byBrevo = (url: string) => ({ MAIL_PROVIDER: "brevo", BREVO_API_BASE: url });
const bySes = (url: string) => ({ MAIL_PROVIDER: "ses", AWS_ENDPOINT_URL_SESV2: url });

test(`the bundle has at most ${sizeLimits["send-mail"]} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits["send-mail"]);
});

test("a link is mailed by Brevo once", async () => {
  const sent = { status: 201, body: { messageId: "<1@relay.example>" } };
  const { invoke, order, received, user, lambda, record } = await openFunction(byBrevo, () => sent);
  expect(await invoke(order)).toEqual(done);
  expect(await invoke(order)).toEqual(done);
  expect(received).toHaveLength(1);
  expectPublished("brevo", "request", received[0]?.body);
  expect(received[0]).toMatchObject({
    headers: { "api-key": "xkeysib-secret" },
    body: { to: [{ email: user.email }], sender: { name: "Acme" } },
  });
  const [, token] = /#token=(ott_\S+)/.exec(String(received[0]?.body["textContent"])) ?? [];
  expect(await record()).toMatchObject({ status: "sent", providerId: "<1@relay.example>" });
  expect(lambda.log()).toContain('"event":"mail.sent"');
  expect(lambda.log()).not.toContain(user.email);
  expect(lambda.log()).not.toContain(token);
  expect(lambda.log()).not.toContain("xkeysib");
});

test("a link is mailed by Amazon SES", async () => {
  const { invoke, order, received, user, record } = await openFunction(bySes, () => ({
    status: 200,
    body: { MessageId: "ses-1" },
  }));
  expect(await invoke(order)).toEqual(done);
  expectPublished("ses", "request", received[0]?.body);
  expect(received[0]?.body).toMatchObject({ Destination: { ToAddresses: [user.email] } });
  expect(await record()).toMatchObject({ status: "sent", providerId: "ses-1" });
});

test("a mail that the provider rejects is recorded, and a throttled one is retried", async () => {
  let answer: Outcome = { status: 429, headers: { "x-sib-ratelimit-reset": "3" } };
  const { invoke, order, received, record, lambda } = await openFunction(byBrevo, () => answer);
  expect(await invoke(order)).toEqual(again);
  answer = { status: 503 };
  expect(await invoke(order)).toEqual(again);
  answer = { status: 400, body: { code: "invalid_parameter", message: "No" } };
  expect(await invoke(order)).toEqual(done);
  expect(await invoke(order)).toEqual(done);
  expect(received).toHaveLength(3);
  expect(await record()).toMatchObject({ status: "refused", reason: "400 invalid_parameter" });
  expect(lambda.log()).toContain('"event":"message.failed"');
  expect(lambda.log()).toContain('"event":"mail.refused"');
});

test("without a provider, the function logs it and acknowledges the message", async () => {
  const { invoke, order, lambda } = await openFunction(
    () => ({}),
    () => ({ status: 500 }),
  );
  expect(await invoke(order)).toEqual(done);
  expect(lambda.log()).toContain("mail.not_configured");
});

test("an unknown message fails alone", async () => {
  const { invoke } = await openFunction(byBrevo, () => ({ status: 201, body: {} }));
  expect(await invoke({ nonsense: true })).toEqual(again);
});
