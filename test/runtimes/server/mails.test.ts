import { expect, test, vi } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { password } from "../../support/harness.ts";
import { openMailPipeline } from "../../support/mail-pipeline.ts";

const patience = { timeout: 15_000, interval: 50 };
const newPassword = "another fine long password";
const wrong = "not the password";

type Chain = Awaited<ReturnType<typeof openMailPipeline>>;

/** Waits until these were mailed to an address, in any order, and nothing else. */
const mailed = ({ mailsTo }: Chain, address: string, subjects: string[]) =>
  vi.waitFor(async () => {
    const found = await mailsTo(address);
    expect(found.map(({ subject }) => subject).sort()).toEqual([...subjects].sort());
    return found;
  }, patience);

test("the life of an account, in mails", { timeout: 60_000 }, async () => {
  const chain = await openMailPipeline();
  const { latch } = chain;
  const boss = await chain.signUp({ role: "super_admin" });
  const person = await chain.signUp({ email: "ada@example.com" });
  const params = { params: { path: { userId: person.user.id } } };
  const subjects = ["Verify your email address"];
  const told = (...more: string[]) => mailed(chain, "ada@example.com", subjects.concat(more));
  await told();

  await latch.verifyEmail({ body: { token: await newestToken(chain, "ada@example.com") } });
  subjects.push("Welcome to Latch");
  await told();

  const change = { currentPassword: password, newPassword, endOtherSessions: false };
  await person.latch.changePassword({ body: change });
  subjects.push("Your password was changed");
  await told();

  await person.latch.changeEmail({ body: { email: "ada@example.org", password: newPassword } });
  subjects.push("Your email address is about to change");
  await told();
  const [confirm] = await mailed(chain, "ada@example.org", ["Confirm your new email address"]);
  const token = /#token=(\S+)/.exec(confirm?.text ?? "")?.[1] ?? "";
  expect(outcome(await latch.verifyEmail({ body: { token } }))[0]).toBe(204);
  subjects.push("Your email address was changed");
  await told();

  const later = ["Confirm your new email address"];
  const toldThere = () => mailed(chain, "ada@example.org", later);
  await boss.latch.suspendUser({ ...params, body: { reason: "Chargeback" } });
  later.push("Your account was suspended");
  const there = await toldThere();
  expect(JSON.stringify(there)).not.toContain("Chargeback");
  await boss.latch.reinstateUser(params);

  await boss.latch.deleteUser(params);
  later.push("Your account was deleted");
  await toldThere();
  await vi.waitFor(async () => {
    const left = JSON.stringify([
      await scan(chain.database, "OneTimeTokens"),
      await scan(chain.database, "Mails"),
    ]);
    expect(left).not.toMatch(/ada@/);
    expect(left).not.toContain(`devices#${person.user.id}`);
  }, patience);
  await told();
});

test("an invitation ends in a welcome, and the first password is no change", async () => {
  const chain = await openMailPipeline();
  const boss = await chain.signUp({ role: "super_admin" });
  const email = "new@example.com";
  await boss.latch.createUser({ body: { email, role: "user", locale: "de" } });
  await mailed(chain, email, ["Ihre Einladung zu Latch"]);
  const token = await newestToken(chain, email);
  await chain.latch.resetPassword({ body: { token, password } });
  await mailed(chain, email, ["Ihre Einladung zu Latch", "Willkommen bei Latch"]);
});

test("wrong passwords are told once a day, and of nobody's account to nobody", async () => {
  const chain = await openMailPipeline();
  const { user } = await chain.signUp();
  const verify = "Verify your email address";
  const lock = async (identifier: string) => {
    for (let count = 0; count < 5; count++) {
      await chain.latch.logIn({ body: { identifier, password: wrong } });
    }
  };
  await lock("nobody@example.com");
  await lock(user.email);
  await mailed(chain, user.email, [verify, "Too many failed log-ins"]);
  const boss = await chain.signUp({ role: "super_admin" });
  const params = { params: { path: { userId: user.id } } };
  await boss.latch.unlockUser(params);
  await lock(user.email);
  chain.pass(25 * 3600);
  await lock(user.email);
  await mailed(chain, user.email, [verify, "Too many failed log-ins", "Too many failed log-ins"]);
  expect(await scan(chain.database, "Users")).toHaveLength(2);
});

test("a log-in with an unknown device is told, a known one and the first are not", async () => {
  const chain = await openMailPipeline();
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
  const next = firefox.replaceAll("128", "129");
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  const email = "ada@example.com";
  const logIn = (userAgent: string) =>
    chain.as({ "user-agent": userAgent }).logIn({ body: { identifier: email, password } });
  const seen = () =>
    vi.waitFor(async () => {
      const known = (await scan(chain.database, "Mails")).find(({ seen: marks }) => marks);
      return Object.keys((known?.["seen"] ?? {}) as object).length;
    }, patience);

  await chain.as({ "user-agent": firefox }).signUp({ body: { email, password } });
  await vi.waitFor(async () => expect(await seen()).toBe(2), patience);
  await logIn(firefox);
  // An update of the browser is the same device.
  await logIn(next);
  await logIn(safari);
  const news = "New log-in to your account";
  const mails = await mailed(chain, email, ["Verify your email address", news]);
  const text = mails.find(({ subject }) => subject === news)?.text;
  expect(text).toContain("by Safari on iOS, from the address 203.0.113.7.");
  await vi.waitFor(async () => expect(await seen()).toBe(3), patience);
  await logIn(safari);
  await vi.waitFor(() => {
    const started = chain.bodies.filter((body) => body.includes("session.started"));
    expect(started).toHaveLength(5);
  }, patience);
  await mailed(chain, email, ["Verify your email address", news]);
  // Neither what it was nor where.
  expect(JSON.stringify(await scan(chain.database, "Mails"))).not.toMatch(/Firefox|Safari|203\.0/);
});

test("no link stands in any table, message or log", async () => {
  const chain = await openMailPipeline();
  const person = await chain.signUp({ email: "ada@example.com" });
  await chain.latch.forgotPassword({ body: { email: "ada@example.com" } });
  await person.latch.changeEmail({ body: { email: "ada@example.org", password } });
  const boss = await chain.signUp({ role: "super_admin" });
  await boss.latch.createUser({ body: { email: "new@example.com", role: "user" } });
  const addresses = ["ada@example.com", "ada@example.org", "new@example.com"];
  const tokens = await vi.waitFor(async () => {
    const mails = (await Promise.all(addresses.map(chain.mailsTo))).flat();
    const found = mails.flatMap(({ text }) => /#token=ott_(\S+)/.exec(text)?.[1] ?? []);
    expect(found).toHaveLength(4);
    return found;
  }, patience);

  const tables = Object.keys(chain.database.tables) as (keyof typeof chain.database.tables)[];
  const places = {
    tables: await Promise.all(tables.map((table) => scan(chain.database, table))),
    streams: chain.batches,
    events: chain.messages,
    orders: chain.bodies,
    log: chain.logged,
  };
  expect(chain.bodies.length).toBeGreaterThanOrEqual(4);
  expect(chain.batches.length).toBeGreaterThan(0);
  for (const [place, content] of Object.entries(places)) {
    const text = JSON.stringify(content);
    for (const token of tokens) expect(text.includes(token), place).toBe(false);
    // Of people there are addresses in their own items, and in their streams, alone.
    if (/events|orders|log/.test(place)) expect(text, place).not.toMatch(/@example\.(?:com|org)/);
  }
});
