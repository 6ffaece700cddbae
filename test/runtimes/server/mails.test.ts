import { expect, test, vi } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { password } from "../../support/harness.ts";
import { openMailPipeline } from "../../support/mail-pipeline.ts";

const patience = { timeout: 15_000, interval: 50 };
const newPassword = "another fine long password";
const wrong = "not the password";

type Chain = Awaited<ReturnType<typeof openMailPipeline>>;

/** Waits until exactly these mails were sent to an address, in any order. */
const mailed = ({ mailsTo }: Chain, address: string, subjects: string[]) =>
  vi.waitFor(async () => {
    const found = await mailsTo(address);
    expect(found.map(({ subject }) => subject).sort()).toEqual([...subjects].sort());
    return found;
  }, patience);

test("Latch sends a mail for each step in the life of an account", {
  timeout: 60_000,
}, async () => {
  const pipeline = await openMailPipeline();
  const { latch } = pipeline;
  const admin = await pipeline.signUp({ role: "super_admin" });
  const person = await pipeline.signUp({ email: "ada@example.com" });
  const params = { params: { path: { userId: person.user.id } } };
  const subjects = ["Verify your email address"];
  const expectMails = (...more: string[]) =>
    mailed(pipeline, "ada@example.com", subjects.concat(more));
  await expectMails();

  await latch.verifyEmail({ body: { token: await newestToken(pipeline, "ada@example.com") } });
  subjects.push("Welcome to Latch");
  await expectMails();

  const change = { currentPassword: password, newPassword, endOtherSessions: false };
  await person.latch.changePassword({ body: change });
  subjects.push("Your password was changed");
  await expectMails();

  await person.latch.changeEmail({ body: { email: "ada@example.org", password: newPassword } });
  subjects.push("Email address change requested");
  await expectMails();
  const confirmation = ["Confirm your new email address"];
  const [confirm] = await mailed(pipeline, "ada@example.org", confirmation);
  const token = /#token=(\S+)/.exec(confirm?.text ?? "")?.[1] ?? "";
  expect(outcome(await latch.verifyEmail({ body: { token } }))[0]).toBe(204);
  subjects.push("Your email address was changed");
  await expectMails();

  const later = ["Confirm your new email address", "This is your new email address"];
  const expectMailsToNewAddress = () => mailed(pipeline, "ada@example.org", later);
  await admin.latch.suspendUser({ ...params, body: { reason: "Chargeback" } });
  later.push("Your account was suspended");
  const there = await expectMailsToNewAddress();
  expect(JSON.stringify(there)).not.toContain("Chargeback");
  await admin.latch.reinstateUser(params);

  await admin.latch.deleteUser(params);
  later.push("Your account was deleted");
  await expectMailsToNewAddress();
  await vi.waitFor(async () => {
    const left = JSON.stringify([
      await scan(pipeline.database, "OneTimeTokens"),
      await scan(pipeline.database, "Mails"),
    ]);
    expect(left).not.toMatch(/ada@/);
    expect(left).not.toContain(`devices#${person.user.id}`);
  }, patience);
  await expectMails();
});

test("an invited user gets a welcome mail, and no mail about the first password", async () => {
  const pipeline = await openMailPipeline();
  const admin = await pipeline.signUp({ role: "super_admin" });
  const email = "new@example.com";
  await admin.latch.createUser({ body: { email, role: "user", locale: "de" } });
  await mailed(pipeline, email, ["Ihre Einladung zu Latch"]);
  const token = await newestToken(pipeline, email);
  await pipeline.latch.resetPassword({ body: { token, password } });
  await mailed(pipeline, email, ["Ihre Einladung zu Latch", "Willkommen bei Latch"]);
});

test("failed logins cause one mail a day, and none for an unknown account", async () => {
  const pipeline = await openMailPipeline();
  const { user } = await pipeline.signUp();
  const verify = "Verify your email address";
  const lock = async (identifier: string) => {
    for (let count = 0; count < 5; count++) {
      await pipeline.latch.logIn({ body: { identifier, password: wrong } });
    }
  };
  await lock("nobody@example.com");
  await lock(user.email);
  await mailed(pipeline, user.email, [verify, "Too many failed login attempts"]);
  const admin = await pipeline.signUp({ role: "super_admin" });
  const params = { params: { path: { userId: user.id } } };
  await admin.latch.unlockUser(params);
  await lock(user.email);
  pipeline.pass(25 * 3600);
  await lock(user.email);
  await mailed(pipeline, user.email, [
    verify,
    "Too many failed login attempts",
    "Too many failed login attempts",
  ]);
  expect(await scan(pipeline.database, "Users")).toHaveLength(2);
});

test("a login from an unknown device causes a mail; the first login and a known device do not", async () => {
  const pipeline = await openMailPipeline();
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
  const next = firefox.replaceAll("128", "129");
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  const email = "ada@example.com";
  const logIn = (userAgent: string) =>
    pipeline.as({ "user-agent": userAgent }).logIn({ body: { identifier: email, password } });
  const seen = () =>
    vi.waitFor(async () => {
      const known = (await scan(pipeline.database, "Mails")).find(({ seen: marks }) => marks);
      return Object.keys((known?.["seen"] ?? {}) as object).length;
    }, patience);

  await pipeline.as({ "user-agent": firefox }).signUp({ body: { email, password } });
  await vi.waitFor(async () => expect(await seen()).toBe(2), patience);
  await logIn(firefox);
  // After an update of the browser, the device is the same.
  await logIn(next);
  await logIn(safari);
  const news = "New login to your account";
  const mails = await mailed(pipeline, email, ["Verify your email address", news]);
  const text = mails.find(({ subject }) => subject === news)?.text;
  expect(text).toContain("Device: Safari on iOS\nIP address: 203.0.113.7\n");
  await vi.waitFor(async () => expect(await seen()).toBe(3), patience);
  await logIn(safari);
  await vi.waitFor(() => {
    const started = pipeline.bodies.filter((body) => body.includes("session.started"));
    expect(started).toHaveLength(5);
  }, patience);
  await mailed(pipeline, email, ["Verify your email address", news]);
  // The mail contains neither the device nor the address.
  expect(JSON.stringify(await scan(pipeline.database, "Mails"))).not.toMatch(
    /Firefox|Safari|203\.0/,
  );
});

test("no table, message or log contains a link", async () => {
  const pipeline = await openMailPipeline();
  const person = await pipeline.signUp({ email: "ada@example.com" });
  await pipeline.latch.forgotPassword({ body: { email: "ada@example.com" } });
  await person.latch.changeEmail({ body: { email: "ada@example.org", password } });
  const admin = await pipeline.signUp({ role: "super_admin" });
  await admin.latch.createUser({ body: { email: "new@example.com", role: "user" } });
  const addresses = ["ada@example.com", "ada@example.org", "new@example.com"];
  const tokens = await vi.waitFor(async () => {
    const mails = (await Promise.all(addresses.map(pipeline.mailsTo))).flat();
    const found = mails.flatMap(({ text }) => /#token=ott_(\S+)/.exec(text)?.[1] ?? []);
    expect(found).toHaveLength(5);
    return found;
  }, patience);

  const tables = Object.keys(pipeline.database.tables) as (keyof typeof pipeline.database.tables)[];
  const places = {
    tables: await Promise.all(tables.map((table) => scan(pipeline.database, table))),
    streams: pipeline.batches,
    events: pipeline.messages,
    orders: pipeline.bodies,
    log: pipeline.logged,
  };
  expect(pipeline.bodies.length).toBeGreaterThanOrEqual(4);
  expect(pipeline.batches.length).toBeGreaterThan(0);
  for (const [place, content] of Object.entries(places)) {
    const text = JSON.stringify(content);
    for (const token of tokens) expect(text.includes(token), place).toBe(false);
    // Users' email addresses are in their own items and in the streams of these only.
    if (/events|orders|log/.test(place)) expect(text, place).not.toMatch(/@example\.(?:com|org)/);
  }
});
