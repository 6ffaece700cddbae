import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser, serveApi } from "../support/browser/app.ts";
import { addVirtualAuthenticator } from "../support/browser/virtual-authenticator.ts";
import { newestToken } from "../support/fixtures/links.ts";
import { enrolTotp, passwordProof, proveFor } from "../support/fixtures/second-factor.ts";
import { eventAbout, linkTo, moveTo } from "../support/fixtures/security-mails.ts";
import { settleTotp } from "../support/fixtures/settle-factors.ts";
import { type Harness, password } from "../support/harness.ts";

const newPassword = "another fine long password";
const timeout = 60_000;
const findFaults = readFileSync(new URL("../support/find-faults.js", import.meta.url), "utf8");

/** Returns the fields and buttons without a name, in the browser. */
const findUnlabelled = `[...document.querySelectorAll("input, button, a")]
  .filter((each) => !each.labels?.length && !each.textContent.trim())
  .map((each) => each.outerHTML)`;

/** Opens a link in a new browser. @returns the page, with the errors that occur in it */
async function openLink(origin: string, path: string, locale = "en-GB") {
  const context = await openBrowser(`--accept-lang=${locale}`);
  const complaints: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.exposeFunction("complain", (violation: string) => complaints.push(violation));
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", (event) =>
      complain(event.violatedDirective + " " + event.blockedURI))`,
  );
  page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) complaints.push(request.url());
    if (request.url().includes("ott_")) complaints.push("a request with the token in its URL");
  });
  await page.goto(`${origin}${path}`);
  return { page, complaints };
}

const press = (page: Page, name: string) => page.getByRole("button", { name }).click();
const seeProblem = (page: Page, text: string) => page.getByRole("alert").getByText(text).waitFor();
const seeDone = (page: Page, title: string) => page.getByRole("heading", { name: title }).waitFor();
const canLogIn = async ({ latch }: Harness, identifier: string, given: string) =>
  (await latch.logIn({ body: { identifier, password: given } })).response.status;

test("verifies an address when the person presses the button, not when the page opens", {
  timeout,
}, async () => {
  const api = await serveApi();
  const person = await api.signUp();
  const token = await newestToken(api, person.user.email);
  const { page, complaints } = await openLink(api.apiOrigin, `/verify-email#token=${token}`);
  const isVerified = async () => (await person.latch.getMe()).data?.emailVerified;

  await page.getByLabel("Password of your account").waitFor();
  expect(page.url()).toBe(`${api.apiOrigin}/verify-email`);
  await page.reload();
  expect(api.requests.filter((each) => each.startsWith("POST"))).toEqual([]);
  expect(await isVerified()).toBe(false);

  await press(page, "Confirm email address");
  await seeProblem(page, "Enter the password");
  await page.getByLabel("Password of your account").fill("a wrong password");
  await page.keyboard.press("Enter");
  await seeProblem(page, "The password or code is incorrect");
  expect(await isVerified()).toBe(false);
  await page.getByLabel("Password of your account").fill(password);
  await page.keyboard.press("Enter");
  await seeDone(page, "Your email address is confirmed");
  expect(await isVerified()).toBe(true);
  expect(
    await page.evaluate("[history.state, document.title, document.activeElement.tagName]"),
  ).toEqual([null, "Your email address is confirmed", "H1"]);

  await page.goto(`${api.apiOrigin}/verify-email#token=${token}`);
  await page.getByLabel("Password of your account").fill(password);
  await press(page, "Confirm email address");
  await seeProblem(page, "The link is invalid, has expired or has already been used");
  await page.goto(`${api.apiOrigin}/health`);
  await page.goto(`${api.apiOrigin}/verify-email`);
  await seeProblem(page, "The link is incomplete");
  expect(complaints).toEqual([]);
});

test("verifies an address with a passkey, and ends the session that this starts", {
  timeout,
}, async () => {
  const api = await serveApi();
  const person = await api.signUp();
  const { page, complaints } = await openLink(api.apiOrigin, "/verify-email#token=none");
  await addVirtualAuthenticator(page);
  const { data: options } = await person.latch.startPasskey();
  const credential = await page.evaluate(
    `navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
      ${JSON.stringify(options?.publicKey)}) }).then((created) => created.toJSON())`,
  );
  const proved = await proveFor(api, person, "addPasskey", passwordProof);
  const added = await proved.latch.addPasskey({ body: { credential } as never });
  expect(added.response.status).toBe(201);

  const token = await newestToken(api, person.user.email);
  await page.goto(`${api.apiOrigin}/verify-email#token=${token}`);
  await press(page, "Use a passkey instead");
  await seeDone(page, "Your email address is confirmed");
  expect((await person.latch.getMe()).data?.emailVerified).toBe(true);
  expect((await person.latch.listMySessions()).data?.items).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test("resets a password with the second factor that the account has", { timeout }, async () => {
  const api = await serveApi();
  const person = await enrolTotp(api, await api.signUp());
  const { email } = person.user;
  await settleTotp(api.database, person.user.id);
  const verification = await linkTo("verify-email", api, email);
  await api.latch.verifyEmail({ body: { token: verification, password } });
  await api.latch.forgotPassword({ body: { email } });
  const token = await linkTo("reset-password", api, email);
  const { page, complaints } = await openLink(api.apiOrigin, `/reset-password#token=${token}`);

  expect(await page.getByLabel("Code").isVisible()).toBe(false);
  await page.getByLabel("New password").fill("password");
  await press(page, "Set new password");
  await seeProblem(page, "This password is not accepted");
  await page.getByLabel("New password").fill(newPassword);
  await press(page, "Set new password");
  await page.getByText("Enter a code from your authenticator app").waitFor();
  await page.getByLabel("Code").fill("000000");
  await press(page, "Set new password");
  await seeProblem(page, "The password or code is incorrect");
  await page.getByLabel("Code").fill(person.nextCode().replace(/^.../, "$& "));
  await press(page, "Set new password");
  await seeDone(page, "Your new password is set");
  expect(await canLogIn(api, email, newPassword)).toBe(202);
  expect(complaints).toEqual([]);
});

test("accepts an invitation, in German", { timeout }, async () => {
  const api = await serveApi();
  const admin = await api.signUp({ role: "super_admin" });
  const email = "invited@example.com";
  await admin.latch.createUser({ body: { email } });
  const token = await newestToken(api, email);
  const { page, complaints } = await openLink(
    api.apiOrigin,
    `/accept-invitation#token=${token}`,
    "de-DE",
  );
  await page.getByLabel("Neues Passwort").fill(newPassword);
  await press(page, "Konto aktivieren");
  await seeDone(page, "Ihr Konto ist aktiv");
  expect(await canLogIn(api, email, newPassword)).toBe(200);
  expect(complaints).toEqual([]);
});

test("shows the language of the mail, and keeps the link in the other language", {
  timeout,
}, async () => {
  const api = await serveApi();
  const person = await api.signUp();
  await person.latch.updateMe({ body: { locale: "de" } });
  const [mail] = await api.mailsTo(person.user.email);
  const link = new URL(/https?:\/\/\S+#token=\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  const { page, complaints } = await openLink(
    api.apiOrigin,
    link.pathname + link.search + link.hash,
  );
  await page.getByLabel("Passwort Ihres Kontos").waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByLabel("Password of your account").fill(password);
  expect(page.url()).toBe(`${api.apiOrigin}/verify-email?lang=en`);
  await press(page, "Confirm email address");
  await seeDone(page, "Your email address is confirmed");
  expect(await page.getByRole("link", { name: "Deutsch" }).count()).toBe(0);
  expect((await person.latch.getMe()).data?.emailVerified).toBe(true);
  expect(complaints).toEqual([]);
});

test("asks for nothing without a token, and blames the link for a token that it rejects", {
  timeout,
}, async () => {
  const { apiOrigin, requests } = await serveApi();
  const { page, complaints } = await openLink(apiOrigin, "/reset-password?token=x#token=");
  await seeProblem(page, "The link is incomplete");
  expect(await page.getByLabel("New password").isVisible()).toBe(false);
  expect(requests.filter((each) => each.startsWith("POST"))).toEqual([]);

  for (const token of ["%00", "%F0", "<b>", "a".repeat(5000)]) {
    await page.goto("about:blank");
    await page.goto(`${apiOrigin}/reset-password#token=${token}`);
    await page.getByLabel("New password").fill(newPassword);
    await press(page, "Set new password");
    await seeProblem(page, "The link is invalid, has expired or has already been used");
  }
  await page.goto("about:blank");
  await page.goto(`${apiOrigin}/undo-email-change#token=ott_1`);
  await page.getByLabel("Or a code").fill(" ");
  await press(page, "Undo the change");
  await seeProblem(page, "The password or code is incorrect");
  expect(complaints).toEqual([]);
});

test("completes a sign-up in another browser", { timeout }, async () => {
  const api = await serveApi({ REQUIRE_VERIFIED_EMAIL: "true" });
  const email = "ada@example.com";
  await api.latch.signUp({ body: { email, password } });
  const token = await newestToken(api, email);
  const { page, complaints } = await openLink(api.apiOrigin, `/email-code#token=${token}`);
  await page.getByLabel("Password of your sign-up").fill(password);
  await press(page, "Complete sign-up");
  await seeDone(page, "Your sign-up is complete");
  expect(await canLogIn(api, email, password)).toBe(200);
  expect(complaints).toEqual([]);
});

test("secures an account, and undoes the change of its address", { timeout }, async () => {
  const api = await serveApi();
  const owner = await api.signUp();
  const { email } = owner.user;
  await api.sendMail(eventAbout(api, owner.user, "user.password_changed"));
  const secureToken = await linkTo("secure-account", api, email);
  const thief = await api.logIn(email);
  await moveTo(api, thief, "thief@example.com");
  const undoToken = await linkTo("undo-email-change", api, email);

  const { page, complaints } = await openLink(
    api.apiOrigin,
    `/secure-account#token=${secureToken}`,
  );
  await press(page, "Secure account");
  await seeDone(page, "Your account is secured");
  await page.getByText("Now use “Undo the change”").waitFor();

  await page.goto(`${api.apiOrigin}/undo-email-change#token=${undoToken}`);
  await press(page, "Undo the change");
  await seeProblem(page, "Enter the password or a code");
  await page.getByLabel("Password from before the change").fill(password);
  await press(page, "Undo the change");
  await seeDone(page, "Your former email address is restored");
  await page.getByText("use the link in the email that has just been sent").waitFor();
  await linkTo("reset-password", api, email);
  expect(await canLogIn(api, "thief@example.com", password)).toBe(401);
  expect(complaints).toEqual([]);
});

const pages = [
  "",
  "verify-email",
  "reset-password",
  "accept-invitation",
  "email-code",
  "secure-account",
  "undo-email-change",
  "problems",
  "problems/reauthentication_required",
];

test("the pages can be read in both languages and themes, on a phone and a desktop", async () => {
  const api = await serveApi();
  for (const locale of ["en-GB", "de-DE"]) {
    const { page, complaints } = await openLink(api.apiOrigin, "/", locale);
    for (const [path, width, colorScheme] of pages.flatMap((each) => [
      [each, 320, "light"] as const,
      [each, 1280, "dark"] as const,
    ])) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`${api.apiOrigin}/${path}?${width}#token=ott_1`);
      await page.evaluate(
        "document.querySelectorAll('[hidden]').forEach((each) => each.hidden = false)",
      );
      expect(await page.evaluate(findFaults), `${path} ${locale} ${colorScheme}`).toEqual([]);
      expect(await page.evaluate(findUnlabelled), path).toEqual([]);
    }
    expect(complaints).toEqual([]);
  }
});
