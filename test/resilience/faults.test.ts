import { inspect } from "node:util";
import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { readAccounts, scan, scanTasks } from "../support/fixtures/tables.ts";
import { password } from "../support/harness.ts";
import { type Fault, startFaultProxy } from "../support/processes/fault-proxy.ts";
import { shareHarness } from "../support/shared-harness.ts";
import { withoutRetryDelay } from "../support/without-retry-delay.ts";

const proxy = await startFaultProxy(inject("dynamoEndpoint"), afterAll);
const shared = shareHarness({ RATE_LIMITS: "false" }, proxy.endpoint);

let people = 0;
const newPerson = () => {
  const username = `person-${++people}`;
  return { email: `${username}@faults.example`, username, password };
};

withoutRetryDelay();
beforeEach(() => {
  proxy.heal();
  shared().logged.length = 0;
});

/** Returns the accounts with an email, and checks that all accounts are consistent. */
async function readAccountsWithEmail({ email }: { email: string }) {
  const { users, held, wanted } = await readAccounts(shared().database);
  expect(held).toEqual(wanted);
  return users.filter((user) => user["email"] === email);
}

const throttled: Fault = { answer: "ThrottlingException" };
const transient: [string, Fault][] = [
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

test.each([...transient, ["TransactionConflict", collision] as [string, Fault]])(
  "a sign-up succeeds once after %s",
  async (_, fault) => {
    const body = newPerson();
    proxy.inject("TransactWriteItems", fault);
    const { response } = await shared().latch.signUp({ body });
    expect(response.status).toBe(201);
    expect(proxy.count("TransactWriteItems")).toBe(2);
    expect(await readAccountsWithEmail(body)).toHaveLength(1);
    expect(shared().logged.filter(({ level }) => level === "error")).toEqual([]);
  },
);

test.each(transient)("a login creates one session after %s", async (_, fault) => {
  const { latch, database, signUp } = shared();
  const { user } = await signUp();
  proxy.inject("PutItem", fault);
  const logIn = { body: { identifier: user.email, password } };
  expect((await latch.logIn(logIn)).response.status).toBe(200);
  const sessions = await scan(database, "Sessions");
  // The other one is of the sign-up.
  expect(sessions.filter(({ userId }) => userId === user.id)).toHaveLength(2);
});

test.each(transient)("a refresh returns a valid token after %s", async (_, fault) => {
  const { latch, signUp } = shared();
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
])("a change of role is applied once after %s (to %s, by %s)", async (_, role, call, fault) => {
  const { admin, signUp } = shared();
  const { user } = await signUp();
  proxy.inject(call, fault);
  const { data, response } = await admin.latch.changeUserRole({
    params: { path: { userId: user.id } },
    body: { role },
  });
  expect(response.status).toBe(200);
  expect(data).toMatchObject({ role, version: user.version + 1 });
});

test.each(transient)("a task is created, changed and deleted once after %s", async (_, fault) => {
  const { signUp, database } = shared();
  const { latch, user } = await signUp();
  const disturbed = async <A>(call: string, ask: () => Promise<A>): Promise<A> => {
    proxy.heal();
    proxy.inject(call, fault);
    const answer = await ask();
    expect(proxy.count(call)).toBe(2);
    return answer;
  };
  const body = { title: "t" };
  const { data: task } = await disturbed("PutItem", () => latch.createTask({ body }));
  const headers = { "idempotency-key": "k" };
  const keyed = await disturbed("TransactWriteItems", () => latch.createTask({ body, headers }));
  expect(keyed.response.status).toBe(201);
  expect((await latch.createTask({ body, headers })).data).toEqual(keyed.data);

  const named = { params: { path: { taskId: task?.id ?? "" } } };
  const change = (title: string, ifMatch: string) =>
    disturbed("UpdateItem", () =>
      latch.updateTask({ ...named, body: { title }, headers: { "if-match": ifMatch } }),
    );
  expect((await change("u", '"1"')).data).toMatchObject({ title: "u", version: 2 });
  expect((await change("v", "*")).data).toMatchObject({ title: "v", version: 3 });
  const deleted = await disturbed("UpdateItem", () => latch.deleteTask(named));
  expect(deleted.response.status).toBe(204);
  const items = (await scanTasks(database)).filter(({ userId }) => userId === user.id);
  // The deleted task, the other task, and the idempotency record.
  expect(items.map(({ version }) => version).sort()).toEqual([1, 4, undefined]);
});

test.each<[string, Fault]>([
  ["throttles", throttled],
  ["fails", { answer: "InternalServerError", status: 500 }],
  ["breaks every connection", "dropped"],
  ["rejects the access key", { answer: "UnrecognizedClientException" }],
  ["has no such table", { answer: "ResourceNotFoundException" }],
  ["reports conflicts", collision],
  [
    "cancels transactions for lack of throughput",
    { answer: "TransactionCanceledException", reasons: ["ThrottlingError", "None"] },
  ],
])("a sign-up responds with 503 and Retry-After while DynamoDB %s", async (_, fault) => {
  const { latch, logged } = shared();
  const body = newPerson();
  proxy.inject("TransactWriteItems", fault, 100);
  const { response, error } = await latch.signUp({ body });
  expect([response.status, error?.code]).toEqual([503, "unavailable"]);
  expect(response.headers.get("retry-after")).toBe("1");
  expect(JSON.stringify(error), "nothing of the inside").not.toContain("Exception");
  expect(logged.some(({ level }) => level === "error")).toBe(true);
  expect(inspect(logged, { depth: 12 })).not.toMatch(/correct horse|\$2b\$/);
  expect(await readAccountsWithEmail(body)).toEqual([]);
  proxy.heal();
  expect((await latch.signUp({ body })).response.status).toBe(201);
});

test("a call without a response is retried after two seconds", async () => {
  const { latch } = shared();
  proxy.inject("TransactWriteItems", "silence");
  // Readiness does not wait for a retry.
  proxy.inject("GetItem", "silence");
  const [signedUp, readiness] = await Promise.all([
    latch.signUp({ body: newPerson() }),
    latch.getReadiness(),
  ]);
  expect(signedUp.response.status).toBe(201);
  expect(readiness.response.status).toBe(503);
});
