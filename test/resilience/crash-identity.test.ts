import { describe, test } from "vitest";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { expectCompleteOrAbsent } from "../support/fixtures/failing-flow.ts";
import { identityFlows } from "../support/fixtures/identity-flows.ts";

describe.each(Object.entries(identityFlows))("%s", (_name, flow) => {
  test("is complete or absent when the API is killed after any of its database calls", async () => {
    const { database, dieAfter, live } = await openCrashingDatabase();
    await expectCompleteOrAbsent(flow, { database, failAfter: dieAfter, heal: live });
  });
});
