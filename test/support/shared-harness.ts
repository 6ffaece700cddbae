import { randomUUID } from "node:crypto";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { afterAll, beforeAll, inject } from "vitest";
import { testClient } from "./database-client.ts";
import { makeTables } from "./fixtures/make-tables.ts";
import { createHarness, type Harness, type Person } from "./harness.ts";

/**
 * Creates one API with a super_admin for all tests of a file that are independent of each other:
 * its set-up takes longer than a hundred requests.
 */
export function shareHarness(
  environment: Record<string, string> = {},
  endpoint: string = inject("dynamoEndpoint"),
) {
  const database = openDatabase({
    tables: prefixedTableNames(`t${randomUUID().slice(0, 8)}-`),
    client: testClient,
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  let harness: Harness;
  let admin: Person;
  const cleanUps = [database.close];

  beforeAll(async () => {
    await makeTables(database);
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
