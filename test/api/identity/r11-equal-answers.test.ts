import { fractionOf, newDrawKey } from "@latch/adapters/crypto";
import { createPasswordFormatStore } from "@latch/adapters/dynamodb";
import { formatOf } from "@latch/adapters/hashing/format-of";
import { createCountPasswordFormats, createDecoyHash } from "@latch/core";
import { expect, test } from "vitest";
import { countHashing } from "../../support/count-hashing.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, openTestDatabase, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const argon2id = { PASSWORD_HASH: "argon2id" };
const guess = "not the password";
const unknown = Array.from({ length: 12 }, (_, index) => `unknown-${index}@example.com`);

/** An installation with three bcrypt hashes, whose setting is now argon2id. */
async function openMixedInstallation() {
  const database = await openTestDatabase();
  const before = await createHarness({}, { database });
  const people = [];
  for (let count = 0; count < 3; count++) people.push(await before.signUp());
  return { database, before, people };
}

test("R11: an unknown identifier costs the same hashes as an account, also after the setting changed", async () => {
  const { database, people } = await openMixedInstallation();
  const harness = await createHarness(argon2id, { database });
  people.push(await harness.signUp());
  await harness.deps.countPasswordFormats();
  const hashesOf = countHashing();
  const attempt = (identifier: string, given = guess) =>
    hashesOf(() => harness.latch.logIn({ body: { identifier, password: given } }));

  const known: string[] = [];
  for (const { user } of people) known.push(await attempt(user.email));
  const bcryptThenArgon2id = "argon2id 19456 2, bcrypt 4";
  expect(known).toEqual([...Array(3).fill(bcryptThenArgon2id), "argon2id 19456 2"]);

  const costs: string[] = [];
  for (const identifier of unknown) costs.push(await attempt(identifier));
  for (const cost of costs) expect(known).toContain(cost);
  const isOld = (cost: string) => cost === bcryptThenArgon2id;

  const again: string[] = [];
  for (const identifier of unknown.slice(0, 4)) again.push(await attempt(identifier));
  expect(again, "an identifier keeps its format").toEqual(costs.slice(0, 4));

  // A text that is not in NFC is compared twice, whether or not the account exists.
  const typed = "e\u0301 not the password";
  const twice = await attempt(people[0]?.user.email ?? "", typed);
  expect(twice.split(", ")).toHaveLength(4);
  const oldIdentifier = unknown[costs.findIndex(isOld)] ?? "";
  expect(await attempt(oldIdentifier, typed)).toBe(twice);
});

test("R11: the formats of unknown identifiers have the proportions of the stored ones", async () => {
  const formats = [
    { hash: "$2b$04$", accounts: 3 },
    { hash: "$argon2id$", accounts: 1 },
  ];
  const count = { formats, partial: [], drawKey: newDrawKey(), countedAtMs: 0 };
  const decoyHash = createDecoyHash({
    passwordFormats: { get: async () => count },
    tools: { fractionOf },
    clock: Date.now,
  });
  await decoyHash.refresh();
  const drawn = await Promise.all(
    Array.from({ length: 4000 }, (_, index) => decoyHash.draw(`email#${index}@example.com`)),
  );
  // The bounds are seven standard deviations wide.
  const share = drawn.filter((hash) => hash === "$2b$04$").length / drawn.length;
  expect(share).toBeGreaterThan(0.7);
  expect(share).toBeLessThan(0.8);
});

test("R11: an account without a password costs the same as an unknown identifier", async () => {
  const { database } = await openMixedInstallation();
  const harness = await createHarness(argon2id, { database });
  const master = await createHarness({}, { database }).then((old) =>
    old.signUp({ role: "master" }),
  );
  await master.latch.createUser({ body: { email: "invited@example.com", role: "user" } });
  await harness.deps.countPasswordFormats();
  const hashesOf = countHashing();
  const answers: unknown[] = [];
  const costs: string[] = [];
  for (const identifier of ["invited@example.com", "nobody@example.com"]) {
    costs.push(
      await hashesOf(async () => {
        const body = { identifier, password: guess };
        answers.push(outcome(await harness.latch.logIn({ body })));
      }),
    );
  }
  expect(costs[0]).toBe(costs[1]);
  expect(answers).toEqual(Array(2).fill([401, "invalid_credentials"]));
});

test("R11: a login makes three calls in a row, and reads the formats beside the first, once in ten minutes", async () => {
  const { database, watch } = await openCountingDatabase();
  const harness = await createHarness({}, { database });
  const { user } = await harness.signUp();
  await harness.deps.countPasswordFormats();
  const attempt = () =>
    watch(() => harness.latch.logIn({ body: { identifier: user.email, password } }));
  const first = await attempt();
  const second = await attempt();
  expect(first.rounds).toBe(3);
  expect(second.rounds).toBe(3);
  expect(first.calls.length - second.calls.length).toBe(1);
});

test("R11: the count goes on page by page, also beside another process and after a kill", async () => {
  const harness = await createHarness();
  for (let count = 0; count < 5; count++) await harness.signUp();
  const store = createPasswordFormatStore(harness.database);
  const tools = { formatOf, newDrawKey: () => "AAAA" };
  const count = createCountPasswordFormats({
    passwordFormats: { ...store, readHashes: (after) => store.readHashes(after, 2) },
    tools,
    clock: harness.clock,
  });
  const run = async () => {
    harness.pass(300);
    await Promise.all([count(), count(), count()]);
    return (await store.get())?.formats;
  };
  expect(await run()).toEqual([]);
  const killed = createCountPasswordFormats({
    passwordFormats: { ...store, save: () => Promise.reject(new Error("killed")) },
    tools,
    clock: harness.clock,
  });
  harness.pass(300);
  await expect(killed()).rejects.toThrow("killed");
  expect(await run()).toEqual([]);
  const complete = [{ hash: `$2b$04$${".".repeat(53)}`, accounts: 5 }];
  expect(await run()).toEqual(complete);
  expect(await run(), "the last complete count is kept").toEqual(complete);
  const secrets = (await scan(harness.database, "Users")).map(({ passwordHash }) => passwordHash);
  const stored = JSON.stringify(await store.get());
  for (const secret of secrets) expect(stored).not.toContain(String(secret).slice(7));
});
