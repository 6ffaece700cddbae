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

test.each([
  ["71 bytes", "x".repeat(71), /^\$2b\$04\$/],
  ["72 bytes", "x".repeat(72), /^\$bcrypt-sha256\$v=2,t=2b,r=4\$/],
  ["73 bytes", "x".repeat(73), /^\$bcrypt-sha256\$/],
  ["64 CJK characters", "字".repeat(64), /^\$bcrypt-sha256\$/],
  ["emoji", "👩‍👩‍👧".repeat(12), /^\$bcrypt-sha256\$/],
  ["1,024 characters", "\uffff".repeat(1024), /^\$bcrypt-sha256\$/],
])("hashes %s whole", async (_, text, form) => {
  for (const hasher of [bcrypt4, createBcryptHasher(4)]) {
    const stored = await hasher.hash(text);
    expect(stored).toMatch(form);
    expect(await hasher.verify(text, stored)).toEqual({ matches: true, outdated: false });
    for (const other of [`${text}x`, text.slice(0, -1)]) {
      expect((await hasher.verify(other, stored)).matches).toBe(false);
    }
    expect(await argon2id.verify(text, stored)).toEqual({ matches: true, outdated: true });
  }
  expect((await argon2id.verify(text, await argon2id.hash(text))).matches).toBe(true);
});

test("verifies an imported bcrypt hash of a password above 72 bytes, and keeps it", async () => {
  // bcrypt reads the first 72 bytes of a password, and so did the program that made the hash.
  const longer = "correct horse battery staple ".repeat(3);
  const truncated = "$2b$04$BwkfhK8ajP3NXCbraW70qePyLRjkc8fKffXjqMqoW5Mx7gHIyOc7W";
  for (const hasher of [bcrypt4, bcrypt5, argon2id, createBcryptHasher(4)]) {
    expect(await hasher.verify(longer, truncated)).toEqual({ matches: true, outdated: false });
    expect((await hasher.verify(`y${longer}`, truncated)).matches).toBe(false);
  }
});

test("replaces the argon2id hash of a long password where bcrypt is preferred again", async () => {
  const stored = await argon2id.hash(long);
  expect(await bcrypt4.verify(long, stored)).toEqual({ matches: true, outdated: true });
});

const composed = "J\u00fcrgen's secret";
const decomposed = composed.normalize("NFD");

test.each([
  ["bcrypt", bcrypt4],
  ["argon2id", argon2id],
  ["bcrypt alone", createBcryptHasher(4)],
])("hashes by %s the NFC of a password", async (_, hasher) => {
  for (const typed of [composed, decomposed]) {
    const stored = await hasher.hash(typed);
    for (const given of [composed, decomposed]) {
      expect(await hasher.verify(given, stored)).toEqual({ matches: true, outdated: false });
    }
  }
});

test("verifies an older hash by the text as typed, and reports it as outdated", async () => {
  // bcrypt for Python
  const stored = "$2b$04$ZtmMAqw2euVGtoJGZaKd4OzBSnEHaLu41KHgYOx/nV1H5wEAqojaC";
  expect(await bcrypt4.verify(decomposed, stored)).toEqual({ matches: true, outdated: true });
  expect(await bcrypt4.verify(composed, stored)).toEqual({ matches: false, outdated: false });
});

test("rejects a hash on the edge that only Node can verify", async () => {
  const stored = await argon2id.hash(password);
  expect(await createBcryptHasher(4).verify(password, stored)).toEqual({
    matches: false,
    outdated: false,
  });
});

/** Creates a hasher that records each run of a hash function. */
function createCountedHasher() {
  const runs: string[] = [];
  const format = (name: string): PreferredFormat => ({
    settings: name,
    read: (stored) =>
      stored.startsWith(name)
        ? {
            settings: stored.split(" ")[0] as string,
            async matches(given) {
              runs.push(name);
              return stored === `${name} ${given}`;
            },
          }
        : undefined,
    async hash(given) {
      runs.push(name);
      return `${name} ${given}`;
    },
  });
  return { runs, hasher: createHasher(format("dear"), [format("cheap")]) };
}

test("takes the work of the preferred format for each wrong password, whatever is stored", async () => {
  const { runs, hasher } = createCountedHasher();
  for (const stored of [undefined, "gibberish", "dear x", "cheap x"]) {
    runs.length = 0;
    expect((await hasher.verify("secret", stored)).matches).toBe(false);
    expect(runs, String(stored)).toEqual(stored === "cheap x" ? ["cheap", "dear"] : ["dear"]);
  }
});

test("runs as many hashes for an account as for none, by the text that was typed", async () => {
  const { runs, hasher } = createCountedHasher();
  const stored = [undefined, "dear x", `dear ${composed}`, `dear ${decomposed}`];
  for (const [typed, count] of [
    [composed, 1],
    [decomposed, 2],
  ] as const) {
    for (const hash of stored) {
      runs.length = 0;
      await hasher.verify(typed, hash);
      expect(runs, String(hash)).toHaveLength(count);
    }
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
