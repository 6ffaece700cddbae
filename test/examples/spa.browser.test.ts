import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { npmCommand } from "@latch/dev/npm";
import { type Latch, startLatch } from "@latch/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openBrowser } from "../support/browser/app.ts";
import { addVirtualAuthenticator } from "../support/browser/virtual-authenticator.ts";
import { findFreePort, installExample } from "../support/examples/example.ts";
import { codeAt } from "../support/fixtures/second-factor.ts";
import { startCommand } from "../support/processes/program.ts";

const password = "correct horse battery staple";
type AtEnd = (cleanUp: () => void | Promise<void>) => void;
const cleanUps: (() => void | Promise<void>)[] = [];
const atEnd: AtEnd = (cleanUp) => void cleanUps.push(cleanUp);
let folder = "";
let latch: Latch;
let origin = "";

/** Starts Latch until the end. */
async function start(atTheEnd: AtEnd, environment: Record<string, string> = {}): Promise<Latch> {
  const started = await startLatch({ environment });
  atTheEnd(started.stop);
  return started;
}

/** Starts a server of Vite. @returns the origin of the page */
async function startVite(words: string[], VITE_LATCH_URL: string, atTheEnd: AtEnd) {
  const port = String(await findFreePort());
  const command = [join(folder, "node_modules/vite/bin/vite.js"), ...words];
  const server = startCommand(
    process.execPath,
    [...command, "--port", port, "--strictPort"],
    { VITE_LATCH_URL },
    { base: folder, atEnd: atTheEnd },
  );
  await server.waitForOutput(/localhost:\d+/);
  return `http://localhost:${port}`;
}

beforeAll(async () => {
  folder = installExample("spa", atEnd);
  latch = await start(atEnd);
  const env = { ...process.env, VITE_LATCH_URL: latch.url };
  const { command, args } = npmCommand(["run", "build"], env);
  execFileSync(command, args, { cwd: folder, env, stdio: "pipe" });
  origin = await startVite(["preview"], latch.url, atEnd);
});

afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

/** Opens the page in a new browser of the size of a phone. @returns the page, and the errors that it reports */
async function openPage(url = origin) {
  const context = await openBrowser();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize({ width: 360, height: 740 });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // The browser reports each response with a problem, too.
    const isOfPage = !message.text().startsWith("Failed to load resource");
    if (isOfPage && ["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  await page.goto(url);
  return { page, faults };
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const waitFor = (page: Page, name: string) => page.getByRole("heading", { name }).waitFor();

async function signUp(page: Page, email: string): Promise<void> {
  await press(page, "Create an account");
  await field(page, "Email").fill(email);
  await field(page, "Password").fill(password);
  await press(page, "Create the account");
}

async function logIn(page: Page, identifier: string, text = password): Promise<void> {
  await field(page, "Email or username").fill(identifier);
  await field(page, "Password").fill(text);
  await press(page, "Log in");
}

/** Answers the question of a sensitive operation. */
async function confirm(page: Page, text: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByLabel("Password").fill(text);
  await dialog.getByRole("button", { name: "Confirm" }).click();
}

/** Expects that the page fits the screen, and that each control has a name. */
async function expectUsable(page: Page): Promise<void> {
  const width = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await page.evaluate<number>(width)).toBe(0);
  const tree = await page.locator("body").ariaSnapshot();
  expect(tree).not.toMatch(/^ *- (?:button|textbox|checkbox|img|link)(?:$| \[)/m);
}

test("a user signs up, manages tasks, changes the name, and logs out and in", async () => {
  const { page, faults } = await openPage();
  await waitFor(page, "Log in");
  await expectUsable(page);
  await signUp(page, "ada@example.com");
  await waitFor(page, "Hello, ada@example.com");
  await expectUsable(page);

  await field(page, "New task").fill("Water the plants");
  await press(page, "Add");
  await field(page, "Water the plants").check();
  await field(page, "New task").fill("Feed the cat");
  await press(page, "Add");
  await page.getByText("Feed the cat").waitFor();
  await page.reload();
  await expect.poll(() => field(page, "Water the plants").isChecked()).toBe(true);
  await press(page, "Delete Feed the cat");
  await expect.poll(() => page.getByText("Feed the cat").count()).toBe(0);
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("New task");

  await field(page, "Name").fill("Ada");
  await press(page, "Save");
  await waitFor(page, "Hello, Ada");
  expect(await page.getByRole("heading", { name: "Users" }).count()).toBe(0);

  await press(page, "Log out");
  await waitFor(page, "Log in");
  await logIn(page, "ada@example.com", "wrong");
  await page.getByRole("alert").waitFor();
  expect(await field(page, "Email or username").inputValue()).toBe("ada@example.com");
  await logIn(page, "ada@example.com");
  await page.getByText("Water the plants").waitFor();
  expect(faults).toEqual([]);
});

test("an agent sees the users", async () => {
  const { page } = await openPage();
  await logIn(page, latch.personas.agent.email);
  await waitFor(page, "Users");
  await page.getByText(latch.personas.master.email).waitFor();
  await expectUsable(page);
});

test("a user adds an authenticator app with a proof, and needs its code at the next login", async () => {
  const { page, faults } = await openPage();
  await signUp(page, "grace@example.com");
  await press(page, "Add an authenticator app");
  await press(page, "Cancel");
  await page.getByRole("alert").waitFor();
  await press(page, "Add an authenticator app");
  await confirm(page, "wrong");
  await page.getByRole("dialog").getByRole("alert").waitFor();
  await expectUsable(page);
  await confirm(page, password);
  const secret = (await page.locator("code").textContent()) ?? "";
  await expectUsable(page);
  await field(page, "Code that the app shows").fill(codeAt(secret, latch.clock.now()));
  await press(page, "Turn on");
  await page.getByRole("listitem").filter({ hasText: "Authenticator app" }).waitFor();

  await press(page, "Log out");
  await logIn(page, "grace@example.com");
  await waitFor(page, "One more step");
  await expectUsable(page);
  latch.clock.advance({ seconds: 30 });
  await field(page, "Code").fill("000000");
  await press(page, "Continue");
  await page.getByRole("alert").waitFor();
  await field(page, "Code").fill(codeAt(secret, latch.clock.now()));
  await press(page, "Continue");
  await waitFor(page, "Hello, grace@example.com");
  expect(faults).toEqual([]);
});

test("a user adds a passkey with a proof, and logs in with it", async () => {
  const { page, faults } = await openPage();
  await addVirtualAuthenticator(page);
  await signUp(page, "joan@example.com");
  await press(page, "Add a passkey");
  await confirm(page, password);
  await page.getByText("Passkey: This device").waitFor();
  await press(page, "Log out");
  await press(page, "Use a passkey");
  await waitFor(page, "Hello, joan@example.com");

  // A passkey is a second factor, so the next change asks for more than the password.
  latch.clock.advance({ minutes: 15 });
  await press(page, "Add an authenticator app");
  await page.getByRole("dialog").getByRole("button", { name: "Use a passkey" }).click();
  await page.getByRole("img", { name: "QR code for your authenticator app" }).waitFor();
  expect(faults).toEqual([]);
});

test("a logout is seen in the other tab", async () => {
  const { page } = await openPage();
  await logIn(page, latch.personas.user.email);
  await waitFor(page, "Hello");
  const other = await page.context().newPage();
  await other.goto(origin);
  await waitFor(other, "Hello");
  await press(other, "Log out");
  await waitFor(page, "Log in");
});

test("the development server serves it, with a code by mail at the sign-up", async () => {
  const private_ = await start(onTestFinished, { SIGN_UP_PRIVACY: "true" });
  const url = await startVite([], private_.url, onTestFinished);
  const { page, faults } = await openPage(url);
  await signUp(page, "mary@example.com");
  await waitFor(page, "One more step");
  const mail = await private_.mailbox.waitFor("mary@example.com");
  const [code = ""] = /\d{4} ?\d{4}/.exec(mail.text) ?? [];
  await field(page, "Code").fill(code);
  await press(page, "Continue");
  await waitFor(page, "Hello, mary@example.com");
  expect(faults).toEqual([]);
});

test("reports that the server cannot be reached, and tries again", async () => {
  const { page } = await openPage("about:blank");
  const isApi = (url: URL) => url.origin === latch.url;
  await page.context().route(isApi, (route) => route.abort());
  await page.goto(origin);
  await page.getByText("The server cannot be reached.").waitFor();
  await page.context().unroute(isApi);
  await press(page, "Try again");
  await waitFor(page, "Log in");
});
