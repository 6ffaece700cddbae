import { type Change, domainEventsOf } from "@latch/core";
import { expect, test } from "vitest";
import { addSessions } from "../../support/fixtures/add-sessions.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";
import { timeLimit } from "../../support/time-limit.ts";

/** Returns the status of a refresh of a session. */
const refresh = async ({ latch }: Harness, { refreshToken }: Person): Promise<number> =>
  (await latch.refreshSession({ body: { refreshToken } })).response.status;

const sessionIds = async ({ database }: Harness) =>
  (await scan(database, "Sessions")).map(({ sessionId }) => String(sessionId)).sort();

test("the 101st session ends the oldest one", async () => {
  const harness = await createHarness();
  const oldest = await harness.signUp();
  const second = await harness.logIn(oldest.user.email);
  await addSessions(harness.database, oldest.user.id, 98);
  const before = await sessionIds(harness);
  expect(before).toHaveLength(100);

  const newest = await harness.logIn(oldest.user.email);
  const after = await sessionIds(harness);
  expect(after).toHaveLength(100);
  expect(before.filter((id) => !after.includes(id))).toEqual([before[0]]);
  expect(await refresh(harness, oldest)).toBe(401);
  expect(await refresh(harness, second)).toBe(200);
  expect(await refresh(harness, newest)).toBe(200);
  const { data } = await newest.latch.listMySessions();
  expect(data?.items).toHaveLength(100);
  expect(harness.logged).toContainEqual(
    expect.objectContaining({ event: "session.limit_reached", count: 1 }),
  );
});

test("sessions that have ended or expired do not count", async () => {
  const harness = await createHarness();
  const first = await harness.signUp();
  await addSessions(harness.database, first.user.id, 60, { expiresAt: 1 });
  await addSessions(harness.database, first.user.id, 60, { epoch: -1 });
  await addSessions(harness.database, first.user.id, 90);
  await harness.logIn(first.user.email);
  expect(await refresh(harness, first)).toBe(200);
  const left = await scan(harness.database, "Sessions");
  expect(
    left.filter(({ epoch }) => epoch === -1),
    "deleted by the login",
  ).toEqual([]);
  expect(
    left.filter(({ expiresAt }) => expiresAt === 1),
    "left to the TTL",
  ).toHaveLength(60);
});

test("concurrent logins exceed the limit by at most their number, and the next one corrects it", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  await addSessions(harness.database, user.id, 99);
  await Promise.all(Array.from({ length: 4 }, () => harness.logIn(user.email)));
  const count = (await sessionIds(harness)).length;
  expect(count).toBeGreaterThanOrEqual(100);
  expect(count).toBeLessThanOrEqual(104);
  await harness.logIn(user.email);
  expect(await sessionIds(harness)).toHaveLength(100);
});

test("a login above the limit reads the sessions beside its write", async () => {
  const { database, watch } = await openCountingDatabase();
  const harness = await createHarness({}, { database });
  const { user } = await harness.signUp();
  await harness.logIn(user.email);
  await addSessions(database, user.id, 98);
  // Lambda waits for the end of the oldest session; other runtimes end it after the response.
  const { rounds } = await watch(() => harness.logIn(user.email));
  expect(rounds).toBe(5);
});

test("a login continues if the sessions cannot be read", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  harness.database.client.intercept(async ({ operation, input }, next) => {
    if (operation === "Query") {
      throw Object.assign(new Error("throttled"), { name: "ThrottlingException" });
    }
    return next(input);
  });
  await harness.logIn(user.email);
  expect(harness.logged).toContainEqual(
    expect.objectContaining({ event: "session.limit_unchecked" }),
  );
});

test("a login continues if the oldest session cannot be ended, and the next one ends it", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  await addSessions(harness.database, user.id, 99);
  let isThrottled = true;
  harness.database.client.intercept(async ({ operation, input }, next) => {
    if (isThrottled && operation === "DeleteItem") {
      throw Object.assign(new Error("throttled"), { name: "ThrottlingException" });
    }
    return next(input);
  });
  await harness.logIn(user.email);
  expect(await sessionIds(harness)).toHaveLength(101);
  isThrottled = false;
  await harness.logIn(user.email);
  expect(await sessionIds(harness)).toHaveLength(100);
});

test("endMyOtherSessions ends thousands of sessions by one write, and deletes a hundred", async () => {
  const { database, watch } = await openCountingDatabase();
  const harness = await createHarness({}, { database });
  const person = await harness.signUp();
  await addSessions(database, person.user.id, 2000);
  const other = await harness.logIn(person.user.email);
  const { calls } = await watch(() => person.latch.endMyOtherSessions());
  expect(calls.filter((call) => call === "DeleteItem Sessions").length).toBeLessThanOrEqual(100);
  expect(await refresh(harness, other)).toBe(401);
  expect(await refresh(harness, person)).toBe(200);
  expect((await person.latch.listMySessions()).data?.items).toHaveLength(1);
  // Each login deletes some of the rest, and on a busy machine not all that it could.
  const before = (await sessionIds(harness)).length;
  const logInAndCount = async () => {
    await harness.logIn(person.user.email);
    return (await sessionIds(harness)).length;
  };
  await expect.poll(logInAndCount, timeLimit).toBeLessThan(before - 200);
});

test("the event of the end has the reason", () => {
  const atMs = Date.parse("2026-11-30T12:00:00.000Z");
  const session = {
    userId: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
    sessionId: "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
    secretHash: "h",
    rotatedAt: 0,
    epoch: 0,
    createdAt: "2026-11-01T00:00:00.000Z",
    lastUsedAt: "2026-11-01T00:00:00.000Z",
    expiresAt: atMs / 1000 + 60,
    address: "203.0.113.7",
  } as const;
  const changedBy = { actor: session.userId, address: "203.0.113.8", requestId: "r-1" };
  const limited = { ...session, endedBecause: "limit" as const, changedBy };
  const replayed = { ...session, endedBecause: "replayed" as const };
  const expired = { ...session, expiresAt: atMs / 1000 };
  const eventsOf = (images: Partial<Change>) =>
    domainEventsOf({ table: "Sessions", atMs, ...images } as Change, "https://api.test").map(
      ({ type, data, actor }) => ({ type, actor, ...data }),
    );
  const { userId, sessionId } = session;
  const ended = { type: "session.ended", actor: undefined, userId, sessionId };
  expect(eventsOf({ before: session })).toEqual([{ ...ended, reason: "revoked" }]);
  expect(eventsOf({ before: expired })).toEqual([{ ...ended, reason: "expired" }]);
  expect(eventsOf({ before: replayed })).toEqual([{ ...ended, reason: "replayed" }]);
  expect(eventsOf({ before: session, after: limited })).toEqual([
    { ...ended, actor: userId, reason: "limit" },
  ]);
  expect(eventsOf({ before: limited }), "published when it was marked").toEqual([]);
  expect(eventsOf({ before: limited, after: limited })).toEqual([]);
});
