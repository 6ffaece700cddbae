import { describe, expect, test } from "vitest";
import { startStripeDouble } from "../support/doubles/stripe-double.ts";
import { billingEnvironment } from "../support/fixtures/billing.ts";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { scan } from "../support/fixtures/tables.ts";
import { wholeRun } from "../support/fixtures/work-limit.ts";
import { writingOperations } from "../support/fixtures/writing-operations.ts";
import { createHarness, type Harness } from "../support/harness.ts";

describe.each(Object.entries(writingOperations))("%s", (_name, operation) => {
  test("leaves consistent data when it is killed after any of its database calls", async () => {
    const { database, dieAfter, live } = await openCrashingDatabase();
    const stripe = await startStripeDouble();
    const harness = await createHarness(billingEnvironment(stripe), { database });
    const boss = await harness.signUp({ role: "super_admin" });
    for (let calls = 0; ; calls++) {
      const person = await harness.signUp();
      const send = await operation({ harness, stripe, boss, person, index: calls });
      dieAfter(calls);
      const { response } = await send();
      live();
      await harness.deps.finishErasures(wholeRun);
      await expectConsistent(harness);
      if (response.status < 300) return expect(calls).toBeGreaterThan(0);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("1");
      // A retry succeeds, or reports that the operation is done.
      const { response: again } = await send();
      expect(again.status).toBeLessThan(500);
      await harness.deps.finishErasures(wholeRun);
      await expectConsistent(harness);
    }
  });
});

/** Checks that each account has exactly its identifiers, and each identifier its account. */
async function expectConsistent({ database }: Harness): Promise<void> {
  const [users, identifiers] = await Promise.all([
    scan(database, "Users"),
    scan(database, "Identifiers"),
  ]);
  const wanted = users.flatMap(({ userId, email, username }) => [
    `email#${email} ${userId}`,
    ...(username ? [`username#${username} ${userId}`] : []),
  ]);
  const found = identifiers
    .filter(({ identifier }) => !String(identifier).startsWith("role#"))
    .map(({ identifier, userId }) => `${identifier} ${userId}`);
  expect(found.sort()).toEqual(wanted.sort());
}

test("a replayed session is unusable when the API is killed between marking and deleting it", async () => {
  const { database, dieAfter, live } = await openCrashingDatabase();
  const harness = await createHarness({}, { database });
  const person = await harness.signUp();
  const body = { refreshToken: person.refreshToken };
  const { data } = await harness.latch.refreshSession({ body });
  harness.pass(11);
  // The rotation with the read of the user, then the mark.
  dieAfter(3);
  expect((await harness.latch.refreshSession({ body })).response.status).toBe(503);
  live();
  expect(await scan(database, "Sessions")).toMatchObject([{ endedBecause: "replayed" }]);
  expect((await person.latch.exportMe()).response.status).toBe(401);
  expect((await person.latch.listMySessions()).data?.items).toEqual([]);
  const successor = { refreshToken: data?.refreshToken };
  expect((await harness.latch.refreshSession({ body: successor })).response.status).toBe(401);
});
