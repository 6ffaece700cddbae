import { afterAll, beforeAll, inject } from "vitest";
import { createHarness, type Harness, type Person } from "./harness.ts";
import { openFreshTables } from "./test-tables.ts";

/**
 * One API, and a super_admin in it, for all the tests of a file that leave no traces for each other:
 * setting one up takes longer than asking it a hundred questions.
 */
export function shareHarness(
  environment: Record<string, string> = {},
  endpoint: string = inject("dynamoEndpoint"),
) {
  let harness: Harness;
  let admin: Person;
  const cleanUps: (() => void)[] = [];

  beforeAll(async () => {
    const database = await openFreshTables(endpoint);
    cleanUps.push(database.close);
    harness = await createHarness(environment, {
      database,
      atEnd: (cleanUp) => void cleanUps.push(cleanUp),
    });
    admin = await harness.signUp({ role: "super_admin" });
  });
  afterAll(() => {
    for (const cleanUp of cleanUps) cleanUp();
  });

  return () => ({ ...harness, admin });
}
