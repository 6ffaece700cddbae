import type { CDPSession } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import {
  bundlePage,
  createPageCalls,
  openBrowser,
  servePage,
  startApp,
} from "../support/browser/app.ts";
import { addVirtualAuthenticator } from "../support/browser/virtual-authenticator.ts";
import type { PasskeyPage } from "../support/passkeys/page.ts";

const password = "correct horse battery staple";
let script = "";

beforeAll(async () => {
  script = await bundlePage("test/support/passkeys/page.ts");
});

const start = (environment: Record<string, string> = {}, appHost?: string) =>
  startApp(script, environment, { appHost });

/** Opens the app in a new browser with a virtual authenticator that verifies its user. */
async function openApp(url: string) {
  const context = await openBrowser();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  return { page, ...(await addVirtualAuthenticator(page)) };
}

/** Calls a function of the page in the browser. */
const run = createPageCalls<PasskeyPage>();

/** Signs up a user with a passkey in a new browser. */
async function openWithPasskey(started: Awaited<ReturnType<typeof start>>) {
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
  const started = await start();
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
  const started = await start();
  const { page } = await openWithPasskey(started);
  await page.reload();
  expect(await run(page, "logInWithPassword", "ada@example.com", password)).toEqual({
    reason: "second_factor",
    status: "signed_in",
  });
});

test("a copy of a passkey is refused by its counter", { timeout }, async () => {
  const started = await start();
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
  const started = await start();
  const { page } = await openWithPasskey(started);
  const { data: request } = await started.latch.requestPasskey();
  if (!request) throw new Error("There are no options");
  await page.goto(await servePage(script, () => ({ apiOrigin: started.apiOrigin })));
  const credential = await run(page, "sign", request.publicKey);
  const { error } = await started.latch.logInWithPasskey({ body: { credential } });
  expect(error?.code).toBe("invalid_credentials");
});

test("a passkey of another RP id is refused", { timeout }, async () => {
  const started = await start({ PASSKEY_RP_ID: "localhost" }, "app.localhost");
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
  const started = await start();
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
