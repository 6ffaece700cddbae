import { randomUUID } from "node:crypto";
import { chromium, type Locator, type Page } from "playwright-core";
import { expect, inject, onTestFinished, test } from "vitest";
import { recordComplaints } from "../support/browser/record-complaints.ts";
import { findChromium } from "../support/processes/chromium.ts";
import { startLatch, temporaryFolder } from "../support/processes/program.ts";
import { timeLimit } from "../support/time-limit.ts";

/** Starts a server. @returns its address */
async function startServer(): Promise<string> {
  const server = startLatch(["dev"], {
    PORT: "0",
    LATCH_DATA_DIR: temporaryFolder(),
    LATCH_TABLE_PREFIX: `t${randomUUID().slice(0, 8)}-`,
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    BCRYPT_COST: "4",
  });
  const [, origin = ""] = await server.waitForOutput(/API +(\S+)/);
  return origin;
}

/** Opens a page in a new browser profile. @returns it with the errors that occurred */
async function openPage(origin: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await chromium.launchPersistentContext(temporaryFolder(), {
    executablePath: findChromium(),
    timeout: timeLimit.timeout,
    viewport: { width: 1280, height: 1600 },
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  context.setDefaultTimeout(timeLimit.timeout);
  onTestFinished(() => context.close());
  const complaints: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) complaints.push(`request to ${request.url()}`);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  recordComplaints(page, complaints);
  await page.exposeFunction("complain", (violation: string) => complaints.push(violation));
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", (event) =>
      complain(event.violatedDirective + " " + event.blockedURI))`,
  );
  return { page, complaints };
}

/** Opens an operation and sends it by Execute, with a changed body. */
async function execute(
  operation: Locator,
  change?: (example: Record<string, unknown>) => unknown,
): Promise<{ status?: string; body: Record<string, unknown> }> {
  await operation.locator(".opblock-summary-control").click();
  if (change) {
    const editor = operation.locator("textarea.body-param__text");
    await editor.fill(JSON.stringify(change(JSON.parse(await editor.inputValue()))));
  }
  await operation.getByRole("button", { name: "Execute" }).click();
  const answer = operation.locator(".live-responses-table tr.response");
  const [status, body] = await Promise.all([
    answer.locator(".response-col_status").textContent(),
    answer.locator(".highlight-code .microlight").first().textContent(),
  ]);
  return { status: status?.trim(), body: JSON.parse(body ?? "") };
}

const password = "correct horse battery staple";

test("a user signs up in Swagger UI, logs in, reads their account, and is refused elsewhere", async () => {
  const origin = await startServer();
  const { page, complaints } = await openPage(origin);
  await page.goto(`${origin}/docs`);

  const signUp = await execute(page.locator("#operations-auth-signUp"), (example) => ({
    ...example,
    email: "grace@example.com",
    name: "Grace Hopper",
    password,
  }));
  expect(signUp).toMatchObject({ status: "201", body: { user: { email: "grace@example.com" } } });

  await page.locator(".scheme-container").getByRole("button", { name: "Authorize" }).click();
  const form = page.locator(".dialog-ux form.login-form");
  await form.getByLabel("Email address or username").fill("grace@example.com");
  await form.getByLabel("Password").fill("a wrong password");
  await form.getByRole("button", { name: "Log in" }).click();
  await form.getByRole("status").getByText("incorrect").waitFor();
  await form.getByLabel("Password").fill(password);
  await form.getByRole("button", { name: "Log in" }).click();
  await form.getByRole("status").getByText("You are logged in").waitFor();
  await page.locator(".dialog-ux .close-modal").click();

  // The login outlasts a reload, at the address of the operation.
  await page.goto(`${origin}/docs#/administration/listUsers`);
  await page.reload();
  const listUsers = page.locator("#operations-administration-listUsers");
  await listUsers.locator(".opblock-body").waitFor();
  await listUsers.locator(".opblock-summary-control").click();
  const me = await execute(page.locator("#operations-accounts-getMe"));
  expect(me).toMatchObject({
    status: "200",
    body: { email: "grace@example.com", name: "Grace Hopper", role: "user" },
  });
  const refused = await execute(listUsers);
  expect(refused).toMatchObject({ status: "403", body: { code: "forbidden" } });
  expect(complaints.filter((each) => !each.includes("the server responded with a status"))).toEqual(
    [],
  );
});

test("Swagger UI shows the rules of each operation, and finds operations", async () => {
  const origin = await startServer();
  const { page, complaints } = await openPage(origin);
  await page.goto(`${origin}/docs`);
  const rulesOf = (tag: string, operation: string) =>
    page.locator(`#operations-${tag}-${operation} .rules li`).allTextContents();
  await page.locator("#operations-auth-logIn .rules").waitFor();
  expect(await rulesOf("auth", "logIn")).toEqual([
    "no login required",
    "limit: 30 per min and address",
  ]);
  expect(await rulesOf("administration", "listUsers")).toEqual([
    "role: agent",
    "API key: users:read",
  ]);
  expect(await rulesOf("accounts", "deleteMe")).toEqual([
    "role: user",
    "limit: 10 per 5 min and user",
    "step-up: token of reauthenticate or password",
  ]);
  for (const section of await page.locator(".opblock-tag-section").all()) {
    expect(await section.locator(".opblock").count()).toBeGreaterThan(0);
  }
  expect(await page.locator(".models .model-container").count()).toBe(0);

  await page.setViewportSize({ width: 375, height: 900 });
  await page.locator("#operations-auth-logIn .opblock-summary-control").click();
  await page.locator("#operations-auth-logIn .responses-table").waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
  await page.setViewportSize({ width: 1280, height: 1600 });

  await page.getByPlaceholder("Filter by tag").fill("billing");
  await page.locator(".opblock-tag-section").nth(1).waitFor({ state: "detached" });
  expect(await page.locator(".opblock-tag-section").count()).toBe(1);

  for (const [colorScheme, background] of [
    ["light", "rgba(0, 0, 0, 0)"],
    ["dark", "rgb(28, 32, 34)"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => page.evaluate("getComputedStyle(document.body).backgroundColor"))
      .toBe(background);
  }
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
  expect(complaints).toEqual([]);
});
