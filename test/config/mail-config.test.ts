import { ConfigError } from "@latch/config";
import { toBrand, toSender } from "@latch/config/mail";
import { readServerConfig } from "@latch/config/server";
import { describe, expect, test } from "vitest";

const read = (environment: Record<string, string>) =>
  readServerConfig({ LATCH_ISSUER: "https://api.acme.example", ...environment });

test.each([
  ["Acme <no-reply@acme.example>", { name: "Acme", address: "no-reply@acme.example" }],
  [
    '"Acme, Inc." <no-reply@acme.example>',
    { name: "Acme, Inc.", address: "no-reply@acme.example" },
  ],
  ["no-reply@acme.example", { name: "Rocket", address: "no-reply@acme.example" }],
])("mails are sent from %s", (MAIL_FROM, from) => {
  expect(toSender(read({ MAIL_FROM, BRAND_NAME: "Rocket" })).from).toEqual(from);
});

test("links point to the app URL, which defaults to the pages of the issuer", () => {
  const linksOf = (environment: Record<string, string>) => {
    const { appUrl, hasOwnPages } = toBrand(read(environment));
    return { appUrl, hasOwnPages };
  };
  expect(linksOf({})).toEqual({ appUrl: "https://api.acme.example", hasOwnPages: true });
  expect(linksOf({ LATCH_APP_URL: "https://acme.example" })).toEqual({
    appUrl: "https://acme.example",
    hasOwnPages: false,
  });
});

describe("an invalid variable is reported by name without its value:", () => {
  test.each<[string, Record<string, string>]>([
    ["MAIL_PROVIDER", { MAIL_PROVIDER: "pigeon" }],
    ["MAIL_PROVIDER", { MAIL_PROVIDER: "mailbox", NODE_ENV: "production" }],
    ["MAIL_FROM", { MAIL_PROVIDER: "ses" }],
    ["MAIL_FROM", { MAIL_FROM: "Acme\r\nBcc: <x@y.zz>" }],
    ["MAIL_FROM", { MAIL_FROM: "a@b.cd, e@f.gh" }],
    ["MAIL_REPLY_TO", { MAIL_REPLY_TO: "nobody" }],
    ["MAIL_UNSUBSCRIBE", { MAIL_UNSUBSCRIBE: "http://acme.example" }],
    ["MAIL_LOCALE", { MAIL_LOCALE: "fr" }],
    ["BRAND_COLOR", { BRAND_COLOR: "red;} body {" }],
    ["BRAND_LOGO_URL", { BRAND_LOGO_URL: "http://acme.example/logo.png" }],
    ["BRAND_SUPPORT_URL", { BRAND_SUPPORT_URL: "javascript:alert(1)" }],
    ["BREVO_API_KEY", { MAIL_PROVIDER: "brevo", MAIL_FROM: "a@b.cd" }],
    ["BREVO_API_BASE", { BREVO_API_BASE: "http://api.brevo.com/v3", NODE_ENV: "production" }],
    ["LATCH_APP_URL", { LATCH_APP_URL: "http://acme.example", NODE_ENV: "production" }],
    ["METRICS_KEY", { METRICS: "true", NODE_ENV: "production" }],
    ["SMTP_URL", { MAIL_PROVIDER: "smtp", MAIL_FROM: "a@b.cd" }],
    ["SMTP_URL", { SMTP_URL: "https://mail.acme.example" }],
  ])("%s in %j", (name, environment) => {
    const value = environment[name];
    expect(() => read(environment)).toThrow(ConfigError);
    try {
      read(environment);
    } catch (error) {
      expect((error as Error).message).toContain(`  ${name}: `);
      if (value) expect((error as Error).message).not.toContain(`${value}\n`);
    }
  });
});
