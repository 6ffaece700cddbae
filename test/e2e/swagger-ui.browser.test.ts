import { randomUUID } from "node:crypto";
import { chromium, type Locator, type Page } from "playwright-core";
import { expect, inject, onTestFinished, test } from "vitest";
import { findChromium } from "../support/processes/chromium.ts";
import { startLatch, temporaryFolder } from "../support/processes/program.ts";

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
    viewport: { width: 1280, height: 1600 },
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  onTestFinished(() => context.close());
  const complaints: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) complaints.push(`request to ${request.url()}`);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.exposeFunction("complain", (violation: string) => complaints.push(violation));
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", (event) =>
      complain(event.violatedDirective + " " + event.blockedURI))`,
  );
  return { page, complaints };
}

/** Opens an operation and sends it by Try it out and Execute, with a changed body. */
async function execute(
  operation: Locator,
  change?: (example: Record<string, unknown>) => unknown,
): Promise<{ status?: string; body: Record<string, unknown> }> {
  await operation.locator(".opblock-summary-control").click();
  await operation.getByRole("button", { name: "Try it out" }).click();
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

test("a user signs up in Swagger UI, authorizes and reads their account", {
  timeout: 180_000,
}, async () => {
  const origin = await startServer();
  const { page, complaints } = await openPage(origin);
  await page.goto(`${origin}/docs`);

  const signUp = await execute(page.locator("#operations-auth-signUp"), (example) => ({
    ...example,
    email: "grace@example.com",
    name: "Grace Hopper",
  }));
  expect(signUp).toMatchObject({ status: "201", body: { user: { email: "grace@example.com" } } });

  await page.locator(".scheme-container").getByRole("button", { name: "Authorize" }).click();
  const bearer = page.locator(".dialog-ux .auth-container form", { hasText: "bearerAuth" });
  await bearer.getByLabel("auth-bearer-value").fill(String(signUp.body["accessToken"]));
  await bearer.getByRole("button", { name: "Apply credentials" }).click();
  await bearer.getByRole("button", { name: "Close" }).click();

  const me = await execute(page.locator("#operations-accounts-getMe"));
  expect(me).toMatchObject({
    status: "200",
    body: { email: "grace@example.com", name: "Grace Hopper", role: "user" },
  });
  expect(complaints).toEqual([]);
});
