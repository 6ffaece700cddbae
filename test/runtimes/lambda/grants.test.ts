import { createSessionStore, createUserStore } from "@latch/adapters/dynamodb";
import { expect, test } from "vitest";
import { apiGrants } from "../../../infra/grants.ts";
import { restrictDatabase } from "../../support/fixtures/restrict-database.ts";
import { createHarness, openTestDatabase } from "../../support/harness.ts";

test("the test harness enforces the grants of the API's role", async () => {
  const { database, signUp } = await createHarness();
  const { user } = await signUp();
  const without = (table: keyof typeof apiGrants) =>
    restrictDatabase(database, { ...apiGrants, [table]: undefined });

  await expect(createUserStore(without("Users")).get(user.id)).rejects.toThrow(
    "infra/grants.ts does not allow GetItem on Users",
  );
  await expect(createSessionStore(without("Sessions")).removeSome(user.id)).rejects.toThrow(
    "infra/grants.ts does not allow Query on Sessions",
  );
  const query = { limit: 10 };
  const indexless = restrictDatabase(database, { Users: { table: ["GetItem", "Query"] } });
  await expect(createUserStore(indexless).list(query)).rejects.toThrow(
    "infra/grants.ts does not allow Query on Users, index listed",
  );
  expect(
    (await createUserStore(restrictDatabase(database, apiGrants)).list(query)).users,
  ).toHaveLength(1);
});

test("a transaction needs the grants of each of its items", async () => {
  const database = restrictDatabase(await openTestDatabase(), {
    ...apiGrants,
    Identifiers: { table: ["GetItem"] },
  });
  const { deps } = await createHarness({}, { database });
  const caller = { actor: "test", address: "127.0.0.1", requestId: "test" };
  const person = { email: "ada@example.com", password: "correct horse battery staple" };
  await expect(deps.auth.signUp({ caller, principal: undefined }, person)).rejects.toThrow(
    "infra/grants.ts does not allow PutItem on Identifiers",
  );
});
