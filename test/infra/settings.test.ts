import { Environment } from "@latch/config";
import { MailEnvironment } from "@latch/config/mail";
import { TasksEnvironment } from "@latch/config/tasks";
import { describe, expect, test } from "vitest";
import { checkConcurrency, reservedExecutions } from "../../infra/concurrency.ts";
import { checkEnvironmentSizes, checkNames } from "../../infra/preflight.ts";
import {
  mailSettings,
  readFront,
  readSettings,
  rejectLocalOrigins,
  settingNames,
  warnAboutSettings,
} from "../../infra/settings.ts";
import { evaluate } from "../support/graph.ts";

const LATCH_ISSUER = "https://auth.example.com";

describe("every setting is passed on or fixed for Lambda", () => {
  test("to the API", () => {
    const decided = [
      "NODE_ENV",
      "RATE_LIMITS",
      "STRIPE_API_BASE",
      "TRUSTED_PROXY_HOPS",
      "WEBHOOK_ALLOW_PRIVATE",
      "METRICS_KEY",
    ];
    const secret = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"];
    const known = [...Object.keys(Environment.shape), "DYNAMODB_CLIENT"];
    expect([...settingNames("lambda-api"), ...decided, ...secret].sort()).toEqual(known.sort());
  });

  test("to the tasks", () => {
    const read = [...Object.keys(TasksEnvironment.shape), "DYNAMODB_CLIENT"];
    expect(["TRUSTED_PROXY_HOPS", ...settingNames("lambda-tasks")].sort()).toEqual(read.sort());
  });

  test("to the mail consumer", () => {
    const decided = ["NODE_ENV", "BREVO_API_KEY", "SMTP_URL"];
    const known = [...Object.keys(MailEnvironment.shape), "LOG_LEVEL", "DYNAMODB_CLIENT"];
    expect([...settingNames("lambda-mail"), ...decided].sort()).toEqual(known.sort());
  });
});

test("a misspelt setting is reported by its name", () => {
  const lines: string[] = [];
  const environment = { ALOWED_ORIGINS: "https://app.example.com", API_WARN: "2", METRICS: "on" };
  warnAboutSettings(environment, (line: string) => lines.push(line));
  expect(lines).toEqual([
    'unknown variable: it may be misspelt {"variable":"ALOWED_ORIGINS","nearest":"ALLOWED_ORIGINS"}',
    'unknown variable: it may be misspelt {"variable":"API_WARN","nearest":"API_WARM"}',
    'the next release rejects on and off: use true or false {"variable":"METRICS","write":"true"}',
  ]);
});

describe("the deployment is stopped by", () => {
  const ALLOWED_ORIGINS = "https://app.example.com,http://localhost:5173";

  test.each<[Record<string, string>, string]>([
    [{ BCRYPT_COST: "4" }, "BCRYPT_COST: Must be at least 10"],
    [{ LATCH_ISSUER: "http://localhost:4000" }, "LATCH_ISSUER: Must be https"],
    [{ ALLOWED_ORIGINS: "*" }, "ALLOWED_ORIGINS: Must be origins"],
    [{ TRUSTED_PROXY_HOPS: "1" }, "TRUSTED_PROXY_HOPS: Must not be set on AWS"],
    [{ LATCH_DOMAIN: "https://auth.example.com" }, "LATCH_DOMAIN: Must be a name"],
    [{ LATCH_DOMAIN: "auth.example.com/" }, "LATCH_DOMAIN: Must be a name"],
    [{ LATCH_DOMAIN: "*.example.com" }, "LATCH_DOMAIN: Must be a name"],
  ])("%j", (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });

  test("settings that do not fit into the environment of a function", () => {
    const withPlans = (count: number) => ({
      BILLING_PLANS: JSON.stringify(
        Array.from({ length: count }, (_, index) => ({
          id: `plan-${index}`,
          name: `Plan number ${index}`,
          priceId: `price_1QhVdRDxyzABCDEF0123${index}`,
          formerPriceIds: [1, 2, 3].map((year) => `price_1QhVdRDxyzABCDEF${year}x${index}`),
          price: { amount: 1900, currency: "eur", interval: "month" },
        })),
      ),
    });
    const message = /^BILLING_PLANS: The settings of the function Api have \d+ bytes/;
    expect(() => checkEnvironmentSizes(withPlans(20))).toThrow(message);
    expect(() => checkEnvironmentSizes(withPlans(8))).not.toThrow();
    const MAIL_FROM = `${"x".repeat(4000)} <a@b.cd>`;
    expect(() => checkEnvironmentSizes({ MAIL_PROVIDER: "ses", MAIL_FROM })).toThrow(
      "MAIL_FROM: The settings of the function SendMail have",
    );
  });

  test("a stage whose queues would have names that SQS rejects", () => {
    const longest = "a".repeat(30);
    expect(() => checkNames(longest)).not.toThrow();
    expect(() => checkNames(`${longest}-more`)).toThrow(
      "It may have 30, because SQS allows 80 for the name of a queue",
    );
  });

  test("a quota that is too low for what it is asked for", () => {
    expect(() => checkConcurrency({})).not.toThrow();
    expect(() => checkConcurrency({ API_WARM: "5" })).not.toThrow();
    const needed = reservedExecutions + 100;
    expect(() => checkConcurrency({ LAMBDA_CONCURRENCY: String(needed) })).not.toThrow();
    const one = { LAMBDA_CONCURRENCY: String(needed), API_WARM: "1" };
    expect(() => checkConcurrency(one)).toThrow(
      `LAMBDA_CONCURRENCY: Must be at least ${needed + 1}: ${reservedExecutions} for background functions, 1 provisioned`,
    );
  });

  test("each of these before a resource is created", async () => {
    await Promise.all([
      expect(evaluate("x".repeat(60))).rejects.toThrow("The name of the stage x"),
      expect(evaluate("ada", { LAMBDA_CONCURRENCY: "10" })).rejects.toThrow(
        "LAMBDA_CONCURRENCY: Must be at least",
      ),
    ]);
  });

  test("an unknown LATCH_FRONT, and a gateway without a public name", () => {
    expect(() => readFront({ LATCH_FRONT: "router" })).toThrow(
      "LATCH_FRONT: Must be url or gateway",
    );
    const gateway = { LATCH_FRONT: "gateway" };
    expect(() => readFront(gateway)).toThrow("LATCH_ISSUER: Must be the public https URL");
    expect(readFront({ ...gateway, LATCH_DOMAIN: "auth.example.com" })).toBe("gateway");
    expect(readFront({ ...gateway, LATCH_ISSUER })).toBe("gateway");
    expect(readFront({})).toBe("url");
  });

  test("a mail provider that functions cannot use", () => {
    expect(() => mailSettings({ MAIL_PROVIDER: "ses" })).toThrow("MAIL_FROM");
    const smtp = { MAIL_PROVIDER: "smtp", MAIL_FROM: "a@b.cd", SMTP_URL: "smtps://b.cd" };
    expect(() => mailSettings(smtp)).toThrow("Must not be smtp on Lambda");
  });

  test("a localhost origin in production", () => {
    expect(() => rejectLocalOrigins({ ALLOWED_ORIGINS })).toThrow(
      "ALLOWED_ORIGINS: Must not name localhost in production",
    );
    const remote = "https://app.example.com,capacitor://localhost";
    expect(() => rejectLocalOrigins({ ALLOWED_ORIGINS: remote })).not.toThrow();
  });

  test("a localhost origin, missing keys and a missing Brevo key, before a resource is created", async () => {
    await Promise.all([
      expect(evaluate("production", { ALLOWED_ORIGINS })).rejects.toThrow(
        "ALLOWED_ORIGINS: Must not name localhost",
      ),
      expect(evaluate("ada", { SST_SECRET_LatchKeys: undefined })).rejects.toThrow(
        "Set a value for LatchKeys",
      ),
      expect(evaluate("ada", { SST_SECRET_LatchKeys: '{"signing":"hush"}' })).rejects.toThrow(
        "The key ring is invalid at: signing, sealing",
      ),
      expect(evaluate("ada", { MAIL_PROVIDER: "brevo", MAIL_FROM: "a@b.cd" })).rejects.toThrow(
        "Set a value for BrevoApiKey",
      ),
    ]);
  });
});
