import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measurement } from "@latch/core";
import { createHashingPool } from "@latch/server";
import { expect, onTestFinished, test } from "vitest";
import { createHashingAdmission } from "../../../packages/server/src/http/hashing-admission.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";

const thread = new URL("../../support/doubles/held-hashing-thread.ts", import.meta.url);
const refused = (retryAfterSeconds: number) =>
  expect.objectContaining({ code: "unavailable", extra: { retryAfterSeconds } });

/** An admission whose hashes end when the test ends them, and the hashes that began. */
function openAdmission(options: Parameters<typeof createHashingAdmission>[0]) {
  const { admit } = createHashingAdmission(options);
  const endings: ((ms: number) => void)[] = [];
  const hash = () =>
    admit(() => {
      const { promise, resolve } = Promise.withResolvers<{ result: string; ms: number }>();
      endings.push((ms) => resolve({ result: "hash", ms }));
      return promise;
    });
  /** Runs hashes that take `ms` each. */
  async function measure(count: number, ms: number): Promise<void> {
    for (let each = 0; each < count; each++) {
      const hashed = hash();
      endings.pop()?.(ms);
      await hashed;
    }
  }
  return { hash, endings, measure };
}

test("rejects a password before it is queued, if the threads cannot hash it in time", async () => {
  const { hash, endings, measure } = openAdmission({ threads: 2, limitMs: 1000 });
  await measure(200, 250);
  const accepted = Array.from({ length: 8 }, hash);
  await expect(hash()).rejects.toEqual(refused(2));
  expect(endings, "it was not queued").toHaveLength(8);
  endings.shift()?.(250);
  expect(await accepted[0]).toBe("hash");
  const next = hash();
  expect(endings).toHaveLength(8);
  for (const end of endings) end(250);
  expect(await Promise.all([...accepted, next])).toEqual(Array(9).fill("hash"));
});

test("accepts more passwords when hashes are fast, and fewer when they are slow", async () => {
  for (const [ms, limit] of [
    [10, 500],
    [100, 50],
    [1000, 5],
  ] as const) {
    const { hash, endings, measure } = openAdmission({ threads: 1, limitMs: 5001 });
    await measure(400, ms);
    for (let each = 0; each < limit; each++) void hash();
    await expect(hash()).rejects.toEqual(refused(6));
    expect(endings).toHaveLength(limit);
  }
});

test("assumes 100 milliseconds until the first hash is measured", async () => {
  const { hash, endings } = openAdmission({ threads: 1 });
  for (let each = 0; each < 50; each++) void hash();
  await expect(hash()).rejects.toEqual(refused(6));
  expect(endings).toHaveLength(50);
});

test("a free thread accepts a password after a hash that took longer than the limit", async () => {
  const { hash, endings, measure } = openAdmission({ threads: 1, limitMs: 1000 });
  await measure(1, 3_600_000);
  const alone = hash();
  await expect(hash()).rejects.toThrow();
  endings.pop()?.(10);
  expect(await alone).toBe("hash");
  await measure(100, 10);
  void hash();
  void hash();
  expect(endings, "the average is low again").toHaveLength(2);
});

test("a hash that fails leaves the queue", async () => {
  const { admit } = createHashingAdmission({ threads: 1, limitMs: 1 });
  const failed = admit(() => Promise.reject(new Error("out of memory")));
  await expect(failed).rejects.toThrow("out of memory");
  expect(await admit(async () => ({ result: "hash", ms: 1 }))).toBe("hash");
});

/** A pool whose only thread is occupied until `release`. */
function openOccupiedPool() {
  const folder = mkdtempSync(join(tmpdir(), "latch-hashing-"));
  const gate = join(folder, "open");
  const pool = createHashingPool({ cost: 4, workers: 1, limitMs: 1, thread });
  const occupied = pool.hasher.hash(gate);
  const release = async () => {
    writeFileSync(gate, "");
    await occupied;
  };
  onTestFinished(async () => {
    await release();
    await pool.close();
    rmSync(folder, { recursive: true });
  });
  return { ...pool, release };
}

test("the pool rejects hashes and checks while its threads are occupied", async () => {
  const { hasher, queued, release } = openOccupiedPool();
  await expect(hasher.hash(password)).rejects.toEqual(refused(1));
  await expect(hasher.verify(password, undefined)).rejects.toEqual(refused(1));
  expect(queued()).toBe(0);
  await release();
  expect(await hasher.verify(password, await hasher.hash(password))).toMatchObject({
    matches: true,
  });
});

test("R7: a login that the pool refuses answers 503, is counted as refused, and is no guess", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  const measured: Measurement[] = [];
  const { hasher, release } = openOccupiedPool();
  const occupied = await createHarness(
    {},
    {
      database: harness.database,
      keys: harness.keys,
      hasher,
      observation: {
        measure: (what) => void measured.push(what),
        within: (_, work) => work(),
        slowAfterMs: 0,
      },
    },
  );
  const credentials = { identifier: user.email, password };
  const attempt = () => occupied.raw("POST", "/auth/login", jsonBody(credentials));
  for (let each = 0; each < 8; each++) {
    const response = await attempt();
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await response.json()).toMatchObject({ code: "unavailable" });
  }
  expect(measured.filter(({ kind }) => kind === "shed_hash")).toHaveLength(8);
  expect(measured.filter(({ kind }) => kind === "hashing")).toHaveLength(0);
  await release();
  expect((await attempt()).status).toBe(200);
});

test("a login succeeds when the pool is too busy to replace an outdated hash", async () => {
  const harness = await createHarness({ BCRYPT_COST: "5" });
  const { user } = await harness.signUp();
  const stored = createHashingPool({ cost: 4, workers: 1 });
  onTestFinished(stored.close);
  const busy = openOccupiedPool();
  const hasher = { verify: stored.hasher.verify, hash: busy.hasher.hash };
  const parts = { database: harness.database, keys: harness.keys, hasher };
  const { latch } = await createHarness({}, parts);
  const body = { identifier: user.email, password };
  expect(outcome(await latch.logIn({ body }))[0]).toBe(200);
});
