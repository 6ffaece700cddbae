import { MailEnvironment } from "@latch/api/mail-config";
import { beforeAll, describe, expect, test } from "vitest";
import { mailSettings, mailSettingsOf } from "../../infra/settings.ts";
import { sizeLimits } from "../../scripts/bundle.ts";
import { allow, evaluate, type Graph, keys } from "../support/graph.ts";

const lambda = "aws:lambda/function:Function";
const account = "us-east-1:123456789012";
const table = `arn:aws:dynamodb:${account}:table/latch-ada-`;
const queue = `arn:aws:sqs:${account}:latch-ada-send-mail`;
const [get, put, update, remove] = ["Get", "Put", "Update", "Delete"].map(
  (verb) => `dynamodb:${verb}Item`,
) as [string, string, string, string];

const common = [
  allow([get], `${table}Users`),
  allow([get], `${table}Sessions`),
  allow([get, remove], `${table}OneTimeTokens`),
  allow([get, put, update, remove], `${table}Mails`),
  allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], queue),
  allow(["sqs:ChangeMessageVisibility"], queue),
];
const log = allow(
  ["logs:CreateLogStream", "logs:PutLogEvents"],
  `arn:aws:logs:${account}:log-group:/aws/lambda/latch-ada-send-mail-1:*`,
);
let byBrevo: Graph;
let bySes: Graph;
let plain: Graph;

beforeAll(async () => {
  [byBrevo, bySes, plain] = await Promise.all([
    evaluate("ada", {
      LATCH_ISSUER: "https://auth.example.com",
      MAIL_PROVIDER: "brevo",
      MAIL_FROM: "Acme <no-reply@acme.example>",
      BRAND_NAME: "Acme",
      SST_SECRET_BrevoApiKey: "xkeysib-secret",
      BREVO_API_KEY: "not from here",
    }),
    evaluate("ada", {
      MAIL_PROVIDER: "ses",
      MAIL_FROM: "no-reply@acme.example",
      SES_CONFIGURATION_SET: "bounces",
    }),
    evaluate("ada"),
  ]);
});

describe("the consumer of mails", () => {
  test("is one file for Node 24, within its size", () => {
    const { handler, files, bytes } = plain.functions["SendMail"] ?? {};
    expect(handler).toBe("packages/functions/src/send-mail.handler");
    expect(files).toEqual([]);
    expect((bytes ?? Number.NaN) / 1024).toBeLessThanOrEqual(sizeLimits["send-mail"]);
  });

  test("is told the provider in its environment, and what is secret where nobody reads it", () => {
    const { links = {} } = byBrevo.functions["SendMail"] ?? {};
    expect(Object.keys(links)).toEqual([
      "Users",
      "Sessions",
      "OneTimeTokens",
      "Mails",
      "LatchKeys",
      "MailQueue",
      "BrevoApiKey",
    ]);
    expect(links).toMatchObject({
      LatchKeys: { value: keys },
      BrevoApiKey: { value: "xkeysib-secret" },
    });
    const { environment } = byBrevo.one(lambda, "SendMailFunction");
    expect(environment).toEqual({
      variables: {
        LATCH_ISSUER: "https://auth.example.com",
        MAIL_PROVIDER: "brevo",
        MAIL_FROM: "Acme <no-reply@acme.example>",
        BRAND_NAME: "Acme",
        SST_KEY: expect.any(String),
        SST_KEY_FILE: "resource.enc",
        SST_RESOURCE_App: '{"name":"latch","stage":"ada"}',
      },
    });
    expect(Object.keys(plain.functions["SendMail"]?.links ?? {})).not.toContain("BrevoApiKey");
  });

  test("may send by SES in the name of its sender alone, and by nothing unless that is chosen", () => {
    expect(plain.statements("SendMail")).toEqual([...common, log]);
    expect(byBrevo.statements("SendMail")).toEqual([...common, log]);
    expect(bySes.statements("SendMail")).toEqual([
      ...common,
      allow(
        ["ses:SendEmail"],
        "arn:aws:ses:*:*:identity/acme.example",
        "arn:aws:ses:*:*:identity/no-reply@acme.example",
        "arn:aws:ses:*:*:configuration-set/bounces",
      ),
      log,
    ]);
  });
});

test("every setting of mails is passed on, or is decided for Lambda", () => {
  const decided = ["NODE_ENV", "LATCH_ISSUER", "BREVO_API_KEY", "SMTP_URL"];
  expect([...mailSettings, ...decided].sort()).toEqual(Object.keys(MailEnvironment.shape).sort());
});

test("a wrong setting stops the deployment", () => {
  expect(() => mailSettingsOf({ MAIL_PROVIDER: "ses" })).toThrow("MAIL_FROM");
  const smtp = { MAIL_PROVIDER: "smtp", MAIL_FROM: "a@b.cd", SMTP_URL: "smtps://b.cd" };
  expect(() => mailSettingsOf(smtp)).toThrow("smtp needs a server");
});

test("a missing key of Brevo stops the deployment", async () => {
  const attempt = evaluate("ada", { MAIL_PROVIDER: "brevo", MAIL_FROM: "a@b.cd" });
  await expect(attempt).rejects.toThrow("Set a value for BrevoApiKey");
});
