import { inspect } from "node:util";
import { beforeEach, expect, inject, test, vi } from "vitest";
import { type Fault, startFaultProxy } from "../support/fault-proxy.ts";
import { createHarness, openTestDatabase, password } from "../support/harness.ts";
import { readAccounts, scan } from "../support/tables.ts";

// The SDK waits a random while before it tries again: none at all, here.
beforeEach(() => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  return () => random.mockRestore();
});

/** The API on a database that tests can disturb. */
async function open() {
  const proxy = await startFaultProxy(inject("dynamoEndpoint"));
  const database = await openTestDatabase(undefined, proxy.endpoint);
  const harness = await createHarness({ RATE_LIMITS: "off" }, { database });
  return { ...harness, proxy };
}

const email = "ada@example.com";
const body = { email, username: "ada", password };

const throttled: Fault = { answer: "ThrottlingException" };
const passing: [string, Fault][] = [
  ["ThrottlingException", throttled],
  ["ProvisionedThroughputExceededException", { answer: "ProvisionedThroughputExceededException" }],
  ["RequestLimitExceeded", { answer: "RequestLimitExceeded" }],
  ["InternalServerError", { answer: "InternalServerError", status: 500 }],
  ["a lost answer", "lost answer"],
  ["a dropped connection", "dropped"],
];
const collision: Fault = {
  answer: "TransactionCanceledException",
  reasons: ["None", "TransactionConflict", "None"],
};

test.each([...passing, ["TransactionConflict", collision] as [string, Fault]])(
  "a sign-up that meets with %s once is a 201, and one account",
  async (_, fault) => {
    const { latch, proxy, database, logged } = await open();
    proxy.inject("TransactWriteItems", fault);
    const { response } = await latch.signUp({ body });
    expect(response.status).toBe(201);
    expect(proxy.count("TransactWriteItems")).toBe(2);
    const { users, held, wanted } = await readAccounts(database);
    expect(users).toHaveLength(1);
    expect(held).toEqual(wanted);
    expect(logged.filter(({ level }) => level === "error")).toEqual([]);
  },
);

test.each(passing)("a session whose write meets with %s once is one session", async (_, fault) => {
  const { latch, proxy, database } = await open();
  proxy.inject("PutItem", fault);
  const { response } = await latch.signUp({ body });
  expect(response.status).toBe(201);
  expect(await scan(database, "Sessions")).toHaveLength(1);
});

test.each(passing)("a refresh that meets with %s gives a living successor", async (_, fault) => {
  const { latch, proxy, signUp } = await open();
  const { refreshToken } = await signUp();
  proxy.inject("UpdateItem", fault);
  const first = await latch.refreshSession({ body: { refreshToken } });
  expect(first.response.status).toBe(200);
  expect(proxy.count("UpdateItem")).toBe(2);
  const successor = first.data?.refreshToken ?? "";
  const second = await latch.refreshSession({ body: { refreshToken: successor } });
  expect(second.response.status).toBe(200);
});

test.each<[string, "agent" | "super_admin", string, Fault]>([
  ["a lost answer", "agent", "PutItem", "lost answer"],
  ["a lost answer", "super_admin", "TransactWriteItems", "lost answer"],
  ["TransactionConflict", "super_admin", "TransactWriteItems", collision],
  ["TransactionConflict", "agent", "PutItem", { answer: "TransactionConflictException" }],
])("a new role that meets with %s (to %s, by %s) is given once", async (_, role, call, fault) => {
  const { proxy, signUp } = await open();
  const admin = await signUp({ role: "super_admin" });
  const { user } = await signUp();
  proxy.inject(call, fault);
  const { data, response } = await admin.latch.changeUserRole({
    params: { path: { userId: user.id } },
    body: { role },
  });
  expect(response.status).toBe(200);
  expect(data).toMatchObject({ role, version: user.version + 1 });
});

test.each<[string, Fault]>([
  ["throttles", throttled],
  ["fails", { answer: "InternalServerError", status: 500 }],
  ["breaks every connection", "dropped"],
  ["does not know our key", { answer: "UnrecognizedClientException" }],
  ["has no such table", { answer: "ResourceNotFoundException" }],
  [
    "cancels for lack of throughput",
    { answer: "TransactionCanceledException", reasons: ["ThrottlingError", "None"] },
  ],
])("a database that %s for good is a 503 that says when to try again", async (_, fault) => {
  const { latch, proxy, database, logged } = await open();
  proxy.inject("TransactWriteItems", fault, 100);
  const { response, error } = await latch.signUp({ body });
  expect([response.status, error?.code]).toEqual([503, "unavailable"]);
  expect(response.headers.get("retry-after")).toBe("1");
  expect(JSON.stringify(error), "nothing of the inside").not.toContain("Exception");
  expect(logged.some(({ level }) => level === "error")).toBe(true);
  expect(inspect(logged, { depth: 12 })).not.toMatch(/correct horse|\$2b\$/);
  const { users, held } = await readAccounts(database);
  expect([users, held]).toEqual([[], []]);
  proxy.heal();
  expect((await latch.signUp({ body })).response.status).toBe(201);
});

test("a database that says nothing is asked again after two seconds", async () => {
  const [once, never] = await Promise.all([open(), open()]);
  once.proxy.inject("TransactWriteItems", "silence");
  never.proxy.inject("*", "silence", 100);
  const [signedUp, readiness] = await Promise.all([
    once.latch.signUp({ body }),
    never.latch.getReadiness(),
  ]);
  expect(signedUp.response.status).toBe(201);
  expect(readiness.response.status).toBe(503);
});
