import { createBcryptHasher } from "@latch/adapters/hashing";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createHashingPool } from "@latch/server";
import { expect, onTestFinished, test } from "vitest";
import {
  createHasher,
  type PreferredFormat,
} from "../../../packages/adapters/src/hashing/hasher.ts";

const password = "correct horse battery staple";
const long = "x".repeat(73);
const bcrypt4 = createNodeHasher({ prefer: "bcrypt", cost: 4 });
const bcrypt5 = createNodeHasher({ prefer: "bcrypt", cost: 5 });
const argon2id = createNodeHasher({ prefer: "argon2id", cost: 4 });

test("hashes argon2id with OWASP's parameters and a new salt each time", async () => {
  const [one, other] = await Promise.all([argon2id.hash(password), argon2id.hash(password)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(other);
});

test.each([
  ["bcrypt 4", "bcrypt 4", bcrypt4, bcrypt4, false],
  ["bcrypt 4", "bcrypt 5", bcrypt4, bcrypt5, true],
  ["bcrypt 4", "argon2id", bcrypt4, argon2id, true],
  ["argon2id", "bcrypt 4", argon2id, bcrypt4, true],
  ["argon2id", "argon2id", argon2id, argon2id, false],
  ["bcrypt 4", "bcrypt alone", bcrypt4, createBcryptHasher(4), false],
])("verifies a %s hash where %s is preferred", async (_, __, before, now, outdated) => {
  const stored = await before.hash(password);
  expect(await now.verify(password, stored)).toEqual({ matches: true, outdated });
  expect(await now.verify(`${password}.`, stored)).toEqual({ matches: false, outdated: false });
});

test("limits bcrypt to 72 bytes, and argon2id to more than the contract allows", async () => {
  const longest = "é".repeat(36);
  expect(await bcrypt4.verify(longest, await bcrypt4.hash(longest))).toMatchObject({
    matches: true,
  });
  await expect(bcrypt4.hash(long)).rejects.toThrow("too long");
  const cut = await bcrypt4.hash(long.slice(0, 72));
  for (const hasher of [bcrypt4, argon2id, createBcryptHasher(4)]) {
    expect((await hasher.verify(long, cut)).matches).toBe(false);
  }
  const widest = "\uffff".repeat(1024);
  expect((await argon2id.verify(widest, await argon2id.hash(widest))).matches).toBe(true);
});

test("keeps the argon2id hash of a long password where bcrypt is preferred again", async () => {
  const stored = await argon2id.hash(long);
  expect(await bcrypt4.verify(long, stored)).toEqual({ matches: true, outdated: false });
});

test("rejects a hash on the edge that only Node can verify", async () => {
  const stored = await argon2id.hash(password);
  expect(await createBcryptHasher(4).verify(password, stored)).toEqual({
    matches: false,
    outdated: false,
  });
});

test("takes the work of the preferred format for each wrong password, whatever is stored", async () => {
  const work: string[] = [];
  const format = (name: string): PreferredFormat => ({
    settings: name,
    maxBytes: 72,
    read: (stored) =>
      stored.startsWith(name)
        ? {
            settings: stored.split(" ")[0] as string,
            async matches(given) {
              work.push(name);
              return stored === `${name} ${given}`;
            },
          }
        : undefined,
    async hash(given) {
      work.push(name);
      return `${name} ${given}`;
    },
  });
  const hasher = createHasher(format("dear"), [format("cheap")]);
  for (const stored of [undefined, "gibberish", "dear x", "cheap x"]) {
    work.length = 0;
    expect((await hasher.verify("secret", stored)).matches).toBe(false);
    expect(work, String(stored)).toEqual(stored === "cheap x" ? ["cheap", "dear"] : ["dear"]);
  }
});

test("verifies and stores the configured format in the thread pool of a server", async () => {
  const pool = createHashingPool({ prefer: "argon2id", cost: 4, workers: 1 });
  onTestFinished(pool.close);
  const [stored, old] = await Promise.all([pool.hasher.hash(password), bcrypt4.hash(password)]);
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await pool.hasher.verify(password, stored)).toEqual({ matches: true, outdated: false });
  expect(await pool.hasher.verify(password, old)).toEqual({ matches: true, outdated: true });
  expect(await pool.hasher.verify(password, undefined)).toMatchObject({ matches: false });
});
