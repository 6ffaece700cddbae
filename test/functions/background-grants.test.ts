import { createActivityStore, type Database } from "@latch/adapters/dynamodb";
import { describe, expect, test } from "vitest";
import { type Grants, recorderGrants, sweepGrants } from "../../infra/grants.ts";
import { composeErasures } from "../../packages/functions/src/erasures.ts";
import { changeUser } from "../support/change-user.ts";
import { eachWithoutOne } from "../support/each-without-one.ts";
import { granted } from "../support/granted.ts";
import { createHarness, type Harness } from "../support/harness.ts";
import { put, scan } from "../support/tables.ts";

describe("the sweep", () => {
  async function halfErased(): Promise<Harness> {
    const harness = await createHarness();
    const { user, latch } = await harness.signUp({ username: "ada" });
    await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
    await createActivityStore(harness.database).record(user.id, {
      id: "evt_1",
      type: "user.created",
      subject: user.id,
      at: user.createdAt,
      address: "203.0.113.7",
    });
    await put(harness.database, "Billing", { userId: user.id, customerId: "cus_1", version: 0 });
    await changeUser(harness.database, user.id, { erasingSince: new Date().toISOString() });
    return harness;
  }

  test("is held to what its role on AWS allows", async () => {
    const { database, deps } = await halfErased();
    expect(await composeErasures(granted(database, sweepGrants), deps.log)()).toBe(1);
    for (const table of [
      "Users",
      "Identifiers",
      "Sessions",
      "ApiKeys",
      "OneTimeTokens",
      "Billing",
    ] as const) {
      expect(await scan(database, table), table).toEqual([]);
    }
    expect(JSON.stringify(await scan(database, "Activity"))).not.toContain("203.0.113.7");
  });

  test.each(eachWithoutOne(sweepGrants))("needs %s", async (missing, grants) => {
    const { database, deps } = await halfErased();
    const sweep = composeErasures(granted(database, grants), deps.log);
    await expect(sweep()).rejects.toThrow(`infra/grants.ts does not allow ${missing}`);
  });
});

describe("the recorder", () => {
  /** Something told late: of an erased person nothing may stay that names anybody. */
  async function recordLate(database: Database, grants: Grants): Promise<void> {
    await createActivityStore(database).anonymise("usr_1");
    const told = { type: "user.created", subject: "usr_1", at: new Date().toISOString() } as const;
    await createActivityStore(granted(database, grants)).record("usr_1", { id: "evt_1", ...told });
  }

  test("is held to what its role on AWS allows", async () => {
    const { database } = await createHarness();
    await recordLate(database, recorderGrants);
    expect(await scan(database, "Activity")).toHaveLength(2);
  });

  test.each(eachWithoutOne(recorderGrants))("needs %s", async (missing, grants) => {
    const { database } = await createHarness();
    await expect(recordLate(database, grants)).rejects.toThrow(
      `infra/grants.ts does not allow ${missing}`,
    );
  });
});
