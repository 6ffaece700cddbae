import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createBcryptHasher } from "@latch/adapters/hashing";
import { createHashingPool } from "@latch/server";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { countHashing } from "../../support/count-hashing.ts";
import { createHarness } from "../../support/harness.ts";
import { temporaryFolder } from "../../support/processes/program.ts";

const heldThread = new URL("../../support/doubles/held-hashing-thread.ts", import.meta.url);

const password = "pässwörd 🔑";

const two = createHashingPool({ cost: 4, workers: 2 });
afterAll(two.close);

test("the pool and a single process verify each other's hashes", async () => {
  const inline = createBcryptHasher(4);
  const pool = two.hasher;
  const [here, there] = await Promise.all([inline.hash(password), pool.hash(password)]);
  const good = { matches: true, outdated: false };
  const wrong = { matches: false, outdated: false };
  for (const stored of [here, there]) {
    for (const hasher of [inline, pool]) {
      expect(await hasher.verify(password, stored)).toEqual(good);
      expect(await hasher.verify(`${password}x`, stored)).toEqual(wrong);
    }
  }
  for (const hasher of [inline, pool]) {
    expect(await hasher.verify(password, undefined)).toEqual(wrong);
    expect(await hasher.verify(password, "not a hash")).toEqual(wrong);
  }
  const old = await createBcryptHasher(5).hash(password);
  expect(await pool.verify(password, old)).toEqual({ matches: true, outdated: true });
});

test("more passwords than threads are all hashed, each with its own result", async () => {
  const { hasher } = two;
  const passwords = Array.from({ length: 40 }, (_, index) => `password ${index}`);
  const hashes = await Promise.all(passwords.map(hasher.hash));
  expect(new Set(hashes).size).toBe(40);
  const checks = await Promise.all(
    passwords.map((each, index) => hasher.verify(each, hashes[index])),
  );
  expect(checks.every(({ matches }) => matches)).toBe(true);
});

test("the server responds to requests while the pool hashes, and hashes nothing itself", async () => {
  const { hasher, close } = createHashingPool({ cost: 4, workers: 1, thread: heldThread });
  onTestFinished(close);
  const { latch } = await createHarness();
  const hashesOf = countHashing();
  const release = join(temporaryFolder(), "release");
  const hashing = hasher.hash(release);
  const isHashed = Promise.race([hashing.then(() => true), latch.getHealth().then(() => false)]);
  expect(await isHashed).toBe(false);
  writeFileSync(release, "");
  expect(await hashesOf(() => Promise.all([hashing, hasher.hash(password)]))).toBe("");
});
