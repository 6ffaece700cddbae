import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { build } from "esbuild";
import { type CDPSession, chromium, type Page } from "playwright-core";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { createHarness } from "../support/harness.ts";
import type { PasskeyPage } from "../support/passkeys/page.ts";
import { findChromium } from "../support/processes/chromium.ts";
import { temporaryFolder } from "../support/processes/program.ts";

const password = "correct horse battery staple";
let script = "";

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ["test/support/passkeys/page.ts"],
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "warning",
  });
  script = outputFiles[0]?.text ?? "";
});

/** Starts a server on a free port of this machine, until the end of the test. @returns its origin */
async function listen(server: Server, host = "localhost"): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** Serves the page of the app. @returns its origin */
const serveApp = (apiOrigin: () => string, host?: string): Promise<string> =>
  listen(
    createServer((_, response) => {
      const settings = `globalThis.apiOrigin = ${JSON.stringify(apiOrigin())}`;
      response.setHeader("content-type", "text/html");
      response.end(
        `<!doctype html><title>App</title><script>${settings}</script><script>${script}</script>`,
      );
    }),
    host,
  );

/** Starts the API with a clock that the test advances, and an app on another port. */
async function startApp(environment: Record<string, string> = {}, host?: string) {
  let apiOrigin = "";
  const listener: { handle?: ReturnType<typeof getRequestListener> } = {};
  const app = await serveApp(() => apiOrigin, host);
  apiOrigin = await listen(
    createServer((request, response) => listener.handle?.(request, response)),
  );
  const harness = await createHarness({
    LATCH_ISSUER: apiOrigin,
    LATCH_APP_URL: app,
    ALLOWED_ORIGINS: app,
    ...environment,
  });
  listener.handle = getRequestListener(harness.app.fetch);
  return { ...harness, app, apiOrigin };
}

/** Opens the app in a new browser with a virtual authenticator that verifies its user. */
async function openApp(url: string) {
  const context = await chromium.launchPersistentContext(temporaryFolder(), {
    executablePath: findChromium(),
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  onTestFinished(() => context.close());
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { page, devtools, authenticatorId };
}

/** Calls a function of the page in the browser. */
const run = <Name extends keyof PasskeyPage>(
  page: Page,
  name: Name,
  ...input: Parameters<PasskeyPage[Name]>
): Promise<Awaited<ReturnType<PasskeyPage[Name]>>> =>
  page.evaluate(`page.${name}(${input.map((each) => JSON.stringify(each)).join()})`);

/** Signs up a user with a passkey in a new browser. */
async function openWithPasskey(started: Awaited<ReturnType<typeof startApp>>) {
  const opened = await openApp(started.app);
  await run(opened.page, "signUp", "ada@example.com", password);
  const passkey = await run(opened.page, "register", password, "Laptop");
  return { ...opened, passkey };
}

/** Sets the counter of the passkey in the authenticator, like a copy that was made before. */
async function setCounter(devtools: CDPSession, authenticatorId: string, signCount: number) {
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  for (const credential of credentials) {
    const { credentialId } = credential;
    await devtools.send("WebAuthn.removeCredential", { authenticatorId, credentialId });
    await devtools.send("WebAuthn.addCredential", {
      authenticatorId,
      credential: { ...credential, signCount },
    });
  }
  return credentials[0]?.signCount;
}

const timeout = 60_000;

test("a user registers a passkey, logs in without a username, renames and removes it", {
  timeout,
}, async () => {
  const started = await startApp();
  const { page, passkey } = await openWithPasskey(started);
  expect(passkey).toMatchObject({ type: "passkey", name: "Laptop" });
  // A passkey that is younger than 72 hours cannot confirm a removal.
  expect(await run(page, "remove", passkey.id)).toBe(403);
  started.pass(72 * 3600);
  await page.reload();
  expect(await run(page, "logIn")).toMatchObject({ status: "signed_in" });
  expect(await run(page, "rename", passkey.id, "Old laptop")).toBe("Old laptop");
  expect(await run(page, "list")).toEqual(["Old laptop"]);
  expect(await run(page, "remove", passkey.id)).toBe(204);
  expect(await run(page, "list")).toEqual([]);
  expect(await run(page, "logIn")).toMatchObject({ code: "invalid_credentials" });
});

test("a passkey is the second factor after the password", { timeout }, async () => {
  const started = await startApp();
  const { page } = await openWithPasskey(started);
  await page.reload();
  expect(await run(page, "logInWithPassword", "ada@example.com", password)).toEqual({
    reason: "second_factor",
    status: "signed_in",
  });
});

test("a copy of a passkey is refused by its counter", { timeout }, async () => {
  const started = await startApp();
  const { page, devtools, authenticatorId } = await openWithPasskey(started);
  expect(await run(page, "logIn")).toMatchObject({ status: "signed_in" });
  const counter = await setCounter(devtools, authenticatorId, 0);
  expect(counter).toBeGreaterThan(1);
  expect(await run(page, "logIn")).toMatchObject({ code: "invalid_credentials" });
  expect(started.logged).toContainEqual(
    expect.objectContaining({ event: "passkey.counter_regressed" }),
  );
  await setCounter(devtools, authenticatorId, 100);
  expect(await run(page, "logIn")).toMatchObject({ status: "signed_in" });
});

test("an assertion of a page of another origin is refused", { timeout }, async () => {
  const started = await startApp();
  const { page } = await openWithPasskey(started);
  const { data: request } = await started.latch.requestPasskey();
  if (!request) throw new Error("There are no options");
  await page.goto(await serveApp(() => started.apiOrigin));
  const credential = await run(page, "sign", request.publicKey);
  const { error } = await started.latch.logInWithPasskey({ body: { credential } });
  expect(error?.code).toBe("invalid_credentials");
});

test("a passkey of another RP id is refused", { timeout }, async () => {
  const started = await startApp({ PASSKEY_RP_ID: "localhost" }, "app.localhost");
  const { page } = await openApp(started.app);
  await run(page, "signUp", "ada@example.com", password);
  const options = await run(page, "start");
  const rp = { id: "app.localhost", name: "app.localhost" };
  const registration = await run(page, "create", { ...options, rp });
  expect(await run(page, "send", registration, password)).toBe("invalid_request");
  const { data: request } = await started.latch.requestPasskey();
  if (!request) throw new Error("There are no options");
  const credential = await run(page, "sign", { ...request.publicKey, rpId: rp.id });
  const { error } = await started.latch.logInWithPasskey({ body: { credential } });
  expect(error?.code).toBe("invalid_credentials");
});

test("an expired challenge and a used one are refused", { timeout }, async () => {
  const started = await startApp();
  const { page } = await openWithPasskey(started);
  const { latch } = started;
  const signNew = async () => {
    const { data: request } = await latch.requestPasskey();
    if (!request) throw new Error("There are no options");
    return run(page, "sign", request.publicKey);
  };
  const [credential, late] = [await signNew(), await signNew()];
  const first = await latch.logInWithPasskey({ body: { credential } });
  expect(first.data?.status).toBe("signed_in");
  const again = await latch.logInWithPasskey({ body: { credential } });
  expect(again.error?.code).toMatch(/^invalid_(credentials|challenge)$/);
  started.pass(301);
  const expired = await latch.logInWithPasskey({ body: { credential: late } });
  expect(expired.error?.code).toBe("invalid_challenge");
});
