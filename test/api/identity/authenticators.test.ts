import { expect, test } from "vitest";
import { addAuthenticators } from "../../support/fixtures/authenticators.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { withSecondFactor } from "../../support/fixtures/with-second-factor.ts";
import { createHarness } from "../../support/harness.ts";

test("a user lists the own authenticators, without secrets and without unconfirmed ones", async () => {
  const { signUp, database } = await createHarness();
  const { latch, user } = await signUp();
  expect((await latch.listMyAuthenticators()).data).toEqual({ items: [], hasPassword: true });
  await addAuthenticators(database, user.id);
  const { data } = await latch.listMyAuthenticators();
  expect(data?.items.map(({ type, name, remaining }) => [type, name, remaining]).sort()).toEqual([
    ["passkey", "Laptop", undefined],
    ["recovery_codes", undefined, 2],
    ["totp", undefined, undefined],
  ]);
  expect(JSON.stringify(data)).not.toMatch(/sealed|publicKey|codeHash|counter|credentialId/i);
});

test("the export contains the authenticators, and an erasure deletes them", async () => {
  const harness = await createHarness();
  const { signUp, database } = harness;
  const [person, other] = [await signUp(), await signUp()];
  const { user } = person;
  const latch = await withSecondFactor(harness, person);
  await addAuthenticators(database, user.id);
  await addAuthenticators(database, other.user.id);
  const { data } = await latch.exportMe();
  expect(data?.authenticators).toHaveLength(3);
  expect(JSON.stringify(data)).not.toMatch(/sealedSecret|publicKey|codeHashes/);
  const admin = await signUp({ role: "super_admin" });
  const params = { path: { userId: user.id } };
  expect((await admin.latch.deleteUser({ params })).response.status).toBe(204);
  const left = await scan(database, "Authenticators");
  expect(left.map(({ userId }) => userId)).toEqual(Array(4).fill(other.user.id));
});
