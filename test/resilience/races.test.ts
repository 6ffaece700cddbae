import { expect, test } from "vitest";
import { readAccounts, scan } from "../support/fixtures/tables.ts";
import { createHarness, type Harness, password } from "../support/harness.ts";
import { type Answer, retryOn503 } from "../support/retry-on-503.ts";

const off = { RATE_LIMITS: "false" };

/** Runs a request many times concurrently, and counts each outcome. */
async function atOnce(times: number, ask: (index: number) => Promise<string>) {
  const outcomes = await Promise.all(Array.from({ length: times }, (_, index) => ask(index)));
  return Object.fromEntries(
    Object.entries(Object.groupBy(outcomes, (outcome) => outcome)).map(([outcome, all]) => [
      outcome,
      all?.length,
    ]),
  );
}

const formatOutcome = ({ response, error }: Answer) =>
  error ? `${response.status} ${error.code}` : `${response.status}`;

test("200 identical concurrent sign-ups create one account", async () => {
  const { latch, database, logIn } = await createHarness(off);
  const body = { email: "ada@example.com", username: "ada", password };
  let unavailable = 0;
  const outcomes = await atOnce(200, async () =>
    formatOutcome(
      await retryOn503(async () => {
        const answer = await latch.signUp({ body });
        if (answer.response.status === 503) unavailable++;
        return answer;
      }),
    ),
  );
  const { "201": created = 0, "409 email_taken": emails = 0 } = outcomes;
  const { "409 username_taken": names = 0 } = outcomes;
  // A sign-up that was answered with 503 may have been stored: then its repetition finds it.
  expect(created).toBeLessThanOrEqual(1);
  expect(created + unavailable).toBeGreaterThan(0);
  // Both are taken, so either problem is correct.
  expect(created + emails + names).toBe(200);
  const { users, held, wanted } = await readAccounts(database);
  expect(users).toHaveLength(1);
  expect(held).toEqual(wanted);
  expect(held).toHaveLength(2);
  const sessions = await scan(database, "Sessions");
  // A sign-up that was answered with 503 may have no session.
  expect(sessions.length).toBeLessThanOrEqual(1);
  if (created) expect(sessions).toHaveLength(1);
  await logIn("ada");
});

test("one of 100 concurrent sign-ups gets a username, and the emails of the others stay free", async () => {
  const { latch, database } = await createHarness(off);
  const email = (index: number) => `person-${index}@example.com`;
  const winners: number[] = [];
  const outcomes = await atOnce(100, async (index) => {
    const username = index % 2 ? "Ada" : "ADA";
    const body = { email: email(index), username, password };
    const answer = await retryOn503(() => latch.signUp({ body }));
    if (answer.data) winners.push(index);
    return formatOutcome(answer);
  });
  const { users, held, wanted } = await readAccounts(database);
  expect(users).toHaveLength(1);
  // The winner may have been answered with 503: then its repetition finds its own account.
  const { "201": created = 0, "409 username_taken": names = 0, ...rest } = outcomes;
  const { "409 email_taken": emails = 0 } = rest;
  expect(created).toBeLessThanOrEqual(1);
  expect(created + emails).toBeLessThanOrEqual(1);
  expect(created + emails + names).toBe(100);
  if (created) expect(users.map((user) => user["email"])).toEqual(winners.map(email));
  expect(held).toEqual(wanted);
  const again = await atOnce(100, async (index) =>
    formatOutcome(
      await retryOn503(() => latch.signUp({ body: { email: email(index), password } })),
    ),
  );
  const { "201": opened = 0, "409 email_taken": taken = 0 } = again;
  expect(opened + taken).toBe(100);
  expect((await readAccounts(database)).users).toHaveLength(100);
});

const refresh = ({ latch }: Harness, refreshToken: string) =>
  retryOn503(() => latch.refreshSession({ body: { refreshToken } }));

test("50 concurrent refreshes of one token return one valid successor", async () => {
  const harness = await createHarness(off);
  const { refreshToken } = await harness.signUp();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => refresh(harness, refreshToken)),
  );
  expect(answers.map(({ response }) => response.status)).toEqual(Array(50).fill(200));
  const successors = new Set(answers.map(({ data }) => data?.refreshToken));
  expect(successors.size).toBe(1);
  expect(await scan(harness.database, "Sessions")).toHaveLength(1);
  const [successor = ""] = successors;
  expect((await refresh(harness, successor)).response.status).toBe(200);
});

test("a chain of concurrent refreshes never forks the session", async () => {
  const harness = await createHarness(off);
  let { refreshToken } = await harness.signUp();
  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all([
      refresh(harness, refreshToken),
      refresh(harness, refreshToken),
      refresh(harness, refreshToken),
    ]);
    const [successor, ...others] = new Set(answers.map(({ data }) => data?.refreshToken));
    expect(others).toEqual([]);
    refreshToken = successor ?? "";
  }
  expect((await refresh(harness, refreshToken)).response.status).toBe(200);
});

test("a session ends when a logout races with its refresh", async () => {
  const harness = await createHarness(off);
  for (let round = 0; round < 10; round++) {
    const { refreshToken } = await harness.signUp();
    const [renewed, ended] = await Promise.all([
      refresh(harness, refreshToken),
      harness.latch.logOut({ body: { refreshToken } }),
    ]);
    expect(ended.response.status).toBe(204);
    expect([200, 401]).toContain(renewed.response.status);
    const token = renewed.data?.refreshToken ?? refreshToken;
    expect((await refresh(harness, token)).response.status).toBe(401);
  }
  expect(await scan(harness.database, "Sessions")).toEqual([]);
});

test("one super_admin stays when two demote each other concurrently", async () => {
  for (let round = 0; round < 5; round++) {
    const harness = await createHarness(off);
    const [ada, bob] = [
      await harness.signUp({ role: "super_admin" }),
      await harness.signUp({ role: "super_admin" }),
    ];
    const demote = async (by: typeof ada, whom: typeof ada) =>
      formatOutcome(
        await by.latch.changeUserRole({
          params: { path: { userId: whom.user.id } },
          body: { role: "user" },
        }),
      );
    const outcomes = await Promise.all([demote(ada, bob), demote(bob, ada)]);
    expect(outcomes.sort()).toEqual([
      "200",
      // The second request finds that it concerns the last super_admin, or that its caller is none
      // any more.
      expect.stringMatching(/^(?:409 last_super_admin|401 unauthenticated|403 forbidden)$/),
    ]);
    const users = await scan(harness.database, "Users");
    expect(users.map((user) => user["role"]).sort()).toEqual(["super_admin", "user"]);
  }
});

test("twenty concurrent changes of one role end in one of them without an error", async () => {
  const harness = await createHarness(off);
  const admin = await harness.signUp({ role: "super_admin" });
  await harness.signUp({ role: "super_admin" });
  const { user } = await harness.signUp();
  const roles = ["agent", "master", "super_admin", "user"] as const;
  const said: string[] = [];
  const outcomes = await atOnce(20, async (index) => {
    const answer = await admin.latch.changeUserRole({
      params: { path: { userId: user.id } },
      body: { role: roles[index % 4] ?? "user" },
    });
    if (answer.data) said.push(answer.data.role);
    return formatOutcome(answer);
  });
  expect(Object.keys(outcomes).filter((each) => !["200", "409 conflict"].includes(each))).toEqual(
    [],
  );
  const { data } = await admin.latch.getUser({ params: { path: { userId: user.id } } });
  expect(said).toContain(data?.role);
});

test("a change that lost a race is never reported as done, whatever its request id", async () => {
  const harness = await createHarness(off);
  const { accessToken } = await harness.signUp({ role: "super_admin" });
  const { user } = await harness.signUp();
  // A client may choose the request id: two writes with one id must not count as one.
  const same = harness.as({ authorization: `Bearer ${accessToken}`, "x-request-id": "same" });
  const params = { path: { userId: user.id } };
  const changes = await Promise.all([
    same.changeUserRole({ params, body: { role: "agent" } }),
    same.changeUserRole({ params, body: { role: "master" } }),
  ]);
  const versions = changes.flatMap(({ data }) => (data ? [data.version] : []));
  expect(new Set(versions).size, "each change that was made has a version").toBe(versions.length);
});
