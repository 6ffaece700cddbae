import { expect, test } from "vitest";
import { preferredLocale } from "../../../packages/api/src/preferred-locale.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";

test.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["fr-FR, fr;q=0.9, en-GB;q=0.5, de;q=0.4", "en"],
  ["DE", "de"],
  ["de_DE", "de"],
  ["de_DE.UTF-8", "de"],
  ["fr_FR, de_CH;q=0.8", "de"],
  ["de;q=0, en", "en"],
  ["en;q=0.1, de;q=0.9", "de"],
  ["*", undefined],
  ["fr", undefined],
  ["deutsch", undefined],
  [";;;,,q=", undefined],
  [undefined, undefined],
])("Accept-Language %j selects the mail language %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

test("mails are in the language of the sign-up, until the user changes the locale", async () => {
  const harness = await createHarness();
  const email = "grete@example.com";
  const body = jsonBody({ email, password });
  const headers = { ...body.headers, "accept-language": "de-CH,de;q=0.9" };
  const answer = await harness.raw("POST", "/auth/signup", { ...body, headers });
  expect(await answer.json()).toMatchObject({ user: { locale: "de" } });
  expect((await harness.mailsTo(email))[0]).toMatchObject({
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    html: expect.stringContaining('<html lang="de"'),
  });

  const { latch } = await harness.logIn(email);
  const { data } = await latch.updateMe({ params: { header: {} }, body: { locale: "en" } });
  expect(data?.locale).toBe("en");
  await harness.latch.forgotPassword({ body: { email } });
  expect((await harness.mailsTo(email))[0]?.subject).toBe("Reset your password");
  const unset = await latch.updateMe({ params: { header: {} }, body: { locale: null } });
  expect(unset.data).not.toHaveProperty("locale");
});

test("an explicit locale takes precedence over Accept-Language, and other languages are rejected", async () => {
  const harness = await createHarness();
  const chosen = await harness.raw("POST", "/auth/signup", {
    ...jsonBody({ email: "ada@example.com", password, locale: "en" }),
    headers: { "content-type": "application/json", "accept-language": "de" },
  });
  expect(await chosen.json()).toMatchObject({ user: { locale: "en" } });
  const { latch } = await harness.signUp();
  const refused = await latch.updateMe({
    params: { header: {} },
    body: { locale: "fr" as "en" },
  });
  expect(outcome(refused)).toEqual([400, "invalid_request"]);
});
