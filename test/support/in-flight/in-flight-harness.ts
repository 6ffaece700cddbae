import { randomUUID } from "node:crypto";
import { openDatabase, prefixedTableNames, type TableName } from "@latch/adapters/dynamodb";
import type { LatchClient } from "@latch/client";
import type { User } from "@latch/contract";
import { afterAll, beforeAll, inject } from "vitest";
import { testClient } from "../database-client.ts";
import { makeTables } from "../fixtures/make-tables.ts";
import { operations } from "../fixtures/operations.ts";
import { stepUpHeader } from "../fixtures/step-up-header.ts";
import { scan } from "../fixtures/tables.ts";
import type { Person } from "../harness.ts";
import { createPasskeyHarness } from "../passkeys/passkey-harness.ts";
import { type Pause, pauseRequests } from "./paused-database.ts";

/** The tables whose items a request can change. Counters of guesses and requests may remain. */
const tables: TableName[] = [
  ...(["Users", "Identifiers", "Sessions", "ApiKeys", "Authenticators"] as const),
  ...(["OneTimeTokens", "WebhookEndpoints"] as const),
];

/** Converts a value to JSON with sorted names, because DynamoDB does not keep the order of a map. */
const toSortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

/** Creates one API for all tests of a file, whose requests can be paused, with a super_admin. */
export function shareInFlightHarness() {
  const database = openDatabase({
    tables: prefixedTableNames(`t${randomUUID().slice(0, 8)}-`),
    client: testClient,
    region: "us-east-1",
    endpoint: inject("dynamoEndpoint"),
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const cleanUps: (() => void)[] = [database.close];
  let harness: Awaited<ReturnType<typeof createPasskeyHarness>>;
  let admin: Person;
  let pause: Pause;

  beforeAll(async () => {
    await makeTables(database);
    pause = pauseRequests(database);
    const atEnd = (cleanUp: () => void) => void cleanUps.push(cleanUp);
    harness = await createPasskeyHarness({}, { database, atEnd });
    admin = await harness.signUp({ role: "super_admin" });
  });
  afterAll(() => {
    for (const cleanUp of cleanUps) cleanUp();
  });

  /** Returns the client of a person with the proof that an operation requires. */
  async function proven({ accessToken }: Person, operationId: string): Promise<LatchClient> {
    const operation = operations.find((each) => each.operationId === operationId);
    if (!operation) throw new Error(`There is no operation ${operationId}`);
    const header = await stepUpHeader(harness.keys, accessToken, operation);
    return harness.as({ authorization: `Bearer ${accessToken}`, ...header });
  }

  /** Returns all items that are stored, apart from counters. */
  async function stored(): Promise<string[]> {
    const items = await Promise.all(
      tables.map(async (table) =>
        (await scan(database, table)).map((item) => `${table} ${toSortedJson(item)}`),
      ),
    );
    return items.flat();
  }

  return () => ({ ...harness, admin, pause, proven, stored });
}
export type InFlightHarness = ReturnType<ReturnType<typeof shareInFlightHarness>>;

/** The path of an operation on a user. */
export const target = ({ id: userId }: Pick<User, "id">) => ({ params: { path: { userId } } });
