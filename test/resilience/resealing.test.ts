import { createKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { createTotpSecrets } from "@latch/adapters/second-factors";
import { createTotpResealing } from "@latch/adapters/second-factors/totp-resealing";
import { expect, test } from "vitest";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { putMany } from "../support/fixtures/put-many.ts";
import { scan } from "../support/fixtures/tables.ts";
import { wholeRun } from "../support/fixtures/work-limit.ts";
import { createHarness } from "../support/harness.ts";

/** Opens an installation whose keys were rotated, with so many TOTP secrets of the previous key. */
async function open(count: number) {
  const { database, dieAfter, live } = await openCrashingDatabase();
  const before = await createKeyRing();
  const { sealed } = await createTotpSecrets(before, { issuer: "auth.example.com" }).create(
    newId("usr"),
    "ada@example.com",
  );
  await putMany(
    database,
    "Authenticators",
    Array.from({ length: count }, () => ({
      userId: newId("usr"),
      authenticatorId: newId("aut"),
      kind: "totp",
      sealedSecret: sealed,
    })),
  );
  const keys = await rotateKeyRing(before);
  const harness = await createHarness({}, { database, keys });
  const resealing = createTotpResealing(keys);

  /** Returns how many secrets are still sealed with the previous key. */
  async function countLeft(): Promise<number> {
    const items = await scan(database, "Authenticators");
    const secrets = items.filter(({ kind }) => kind === "totp");
    const renewed = await Promise.all(
      secrets.map(({ sealedSecret }) => resealing.reseal(String(sealedSecret))),
    );
    return renewed.filter(Boolean).length;
  }
  return { ...harness, dieAfter, live, countLeft };
}

test("re-encryption continues where it was killed, and ends", async () => {
  const { deps, dieAfter, live, countLeft, logged } = await open(600);
  let before = 600;
  for (let kills = 0; kills < 2; kills++) {
    dieAfter(150);
    await expect(deps.renewSecrets(wholeRun)).rejects.toThrow();
    live();
    const left = await countLeft();
    expect(left).toBeLessThan(before - 100);
    before = left;
  }
  await deps.renewSecrets(wholeRun);
  expect(await countLeft()).toBe(0);
  const counts = logged.filter(({ event }) => event === "totp_secrets.renewed");
  expect(
    counts.reduce((sum, { count }) => sum + Number(count), 0),
    "each secret once",
  ).toBe(600);
});

test("a run ends within its limit, and the next one continues", async () => {
  const { deps, countLeft, database, pass, logged } = await open(700);
  const checked = () => logged.filter(({ event }) => event === "totp_secrets.checked").length;
  for (const left of [450, 200, 0]) {
    await deps.renewSecrets({ milliseconds: 60_000, items: 250 });
    expect(Math.abs((await countLeft()) - left), "other items are read, too").toBeLessThan(5);
    if (left > 0) expect(checked(), "an operator may not rotate again yet").toBe(0);
  }
  const passes = async () =>
    (await scan(database, "Authenticators")).filter(({ userId }) => userId === "resealing");
  await deps.renewSecrets(wholeRun);
  const [finished] = await passes();
  expect(finished).not.toHaveProperty("position");
  expect(checked()).toBe(1);
  // A process that has not restarted yet may have sealed a secret with the previous key meanwhile.
  await deps.renewSecrets(wholeRun);
  expect(await passes()).toEqual([finished]);
  pass(3600);
  await deps.renewSecrets(wholeRun);
  expect(await passes()).not.toEqual([finished]);
});

test("two processes make a pass at the same time", async () => {
  const { deps, countLeft } = await open(600);
  await Promise.all([deps.renewSecrets(wholeRun), deps.renewSecrets(wholeRun)]);
  await deps.renewSecrets(wholeRun);
  expect(await countLeft()).toBe(0);
});
