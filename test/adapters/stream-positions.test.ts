import { createStreamPositions } from "@latch/adapters/dynamodb";
import { expect, test } from "vitest";
import { scan } from "../support/fixtures/tables.ts";
import { openTestDatabase } from "../support/harness.ts";

async function openReaders() {
  const database = await openTestDatabase();
  let now = Date.parse("2026-11-21T09:00:00Z");
  const reader = (leaseOwner: string) =>
    createStreamPositions(database, { leaseOwner, leaseMs: 10_000, clock: () => now });
  return {
    database,
    ada: reader("ada"),
    bob: reader("bob"),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

test("keeps the lease of a shard while its reader continues, and stores its position", async () => {
  const { ada, bob, pass, database } = await openReaders();
  expect(await ada.acquire("s")).toEqual({});
  expect(await bob.acquire("s")).toBeUndefined();
  expect(await bob.acquire("other")).toEqual({});
  expect(await ada.advance("s", "7")).toBe(true);
  pass(9000);
  expect(await ada.acquire("s")).toEqual({ position: "7" });
  pass(9000);
  expect(await bob.acquire("s")).toBeUndefined();
  const [item] = (await scan(database, "StreamPositions")).filter(({ shard }) => shard === "s");
  expect(item?.["expiresAt"]).toBe(Date.parse("2026-11-23T09:00:09Z") / 1000);
});

test("lets another reader continue after a killed one, which can't reset the position", async () => {
  const { ada, bob, pass } = await openReaders();
  await ada.acquire("s");
  await ada.advance("s", "7");
  pass(10_001);
  expect(await bob.acquire("s")).toEqual({ position: "7" });
  expect(await bob.advance("s", "9")).toBe(true);
  expect(await ada.advance("s", "8")).toBe(false);
  await ada.release("s");
  expect(await ada.acquire("s")).toBeUndefined();
  await bob.release("s");
  expect(await ada.acquire("s")).toEqual({ position: "9" });
});

test("gives the lease of a shard to one of many concurrent readers", async () => {
  const { database } = await openReaders();
  const held = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      createStreamPositions(database, { leaseOwner: `r${index}`, leaseMs: 10_000 }).acquire("s"),
    ),
  );
  expect(held.filter(Boolean)).toHaveLength(1);
});
