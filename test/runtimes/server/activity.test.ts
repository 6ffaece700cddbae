import { expect, test, vi } from "vitest";
import { openEventPipeline } from "../../support/event-pipeline.ts";
import { newestToken } from "../../support/fixtures/links.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { password } from "../../support/harness.ts";
import { timeLimit } from "../../support/time-limit.ts";

test("the API lists what happened to an account, newest first", async () => {
  const { signUp, logIn, latch, ...harness } = await openEventPipeline();
  const admin = await signUp({ role: "super_admin" });
  const person = await signUp();
  const { user } = person;
  const params = { params: { path: { userId: user.id } } };
  await person.latch.verifyEmail({ body: { token: await newestToken(harness, user.email) } });
  await person.latch.updateMe({ body: { name: "Renamed" } });
  const key = await person.latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  await person.latch.revokeApiKey({ params: { path: { keyId: key.data?.id ?? "" } } });
  await admin.latch.changeUserRole({ ...params, body: { role: "agent" } });
  await admin.latch.suspendUser({ ...params, body: { reason: "x" } });
  await admin.latch.reinstateUser(params);
  const again = await logIn(user.email);
  await latch.logOut({ body: { refreshToken: again.refreshToken } });

  const expected = {
    "user.created": 1,
    "session.started": 2,
    "user.email_verified": 1,
    "user.updated": 1,
    "api_key.created": 1,
    "api_key.revoked": 1,
    "user.role_changed": 1,
    "user.suspended": 1,
    "user.reinstated": 1,
    "session.ended": 2,
  };
  await vi.waitFor(async () => {
    const { data } = await admin.latch.listUserActivity(params);
    const counts: Record<string, number> = {};
    for (const { type } of data?.items ?? []) counts[type] = (counts[type] ?? 0) + 1;
    expect(counts).toEqual(expected);
  }, timeLimit);

  const { data } = await admin.latch.listUserActivity(params);
  const items = data?.items ?? [];
  expect(items.map(({ id }) => id)).toEqual(
    items
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
  expect(items.find(({ type }) => type === "user.suspended")).toMatchObject({
    actor: admin.user.id,
    subject: user.id,
    address: "203.0.113.7",
    requestId: expect.any(String),
  });
  expect(items.find(({ type }) => type === "user.role_changed")?.data).toEqual({
    userId: user.id,
    role: "agent",
    previousRole: "user",
  });
  const mine = await again.latch.listMyActivity({ params: { query: { limit: 3 } } });
  expect(mine.data?.items).toEqual(items.slice(0, 3));
  const cursor = mine.data?.nextCursor;
  const next = await again.latch.listMyActivity({ params: { query: { limit: 3, cursor } } });
  expect(next.data?.items).toEqual(items.slice(3, 6));
});

test("an event that is delivered twice, or after a restart, is recorded once", async () => {
  const { signUp, database, batches, publish, messages, record, restart } =
    await openEventPipeline();
  const { user } = await signUp();
  const written = async () =>
    (await scan(database, "Activity")).filter(({ userId }) => userId === user.id);
  await vi.waitFor(async () => expect(await written()).toHaveLength(2), timeLimit);
  const delivered = messages.length;
  for (const batch of batches) expect(await publish(batch)).toEqual({ batchItemFailures: [] });
  await vi.waitFor(() => expect(messages.length).toBeGreaterThanOrEqual(delivered * 2), timeLimit);
  expect(await record({ Records: messages.toReversed() })).toEqual({ batchItemFailures: [] });
  expect(await written()).toHaveLength(2);

  let missed = "";
  await restart(async () => {
    missed = (await signUp()).user.id;
  });
  await vi.waitFor(async () => {
    const found = (await scan(database, "Activity")).filter(({ userId }) => userId === missed);
    expect(found).toHaveLength(2);
  }, timeLimit);
  const seen = batches.flatMap(({ Records }) =>
    Records.map(({ eventSourceARN, dynamodb }) => `${eventSourceARN} ${dynamodb?.SequenceNumber}`),
  );
  expect(new Set(seen).size, "a restart continues at the stored position").toBe(seen.length);
});

test("a late event of an erased user is recorded without the user's data", async () => {
  const { signUp, database, messages, record } = await openEventPipeline();
  const { user, latch } = await signUp();
  await vi.waitFor(async () => expect(await scan(database, "Activity")).toHaveLength(2), timeLimit);
  await latch.deleteMe({ body: { password } });
  await vi.waitFor(async () => {
    const types = (await scan(database, "Activity")).map(({ type }) => type);
    expect(types).toContain("user.deleted");
    expect(types).toContain("session.ended");
  }, timeLimit);
  await record({ Records: messages });
  const stored = JSON.stringify(await scan(database, "Activity"));
  expect(stored).not.toContain("203.0.113.7");
  expect(stored).not.toContain(user.email);
});

test("an unreadable change is discarded and delays no other change", async () => {
  const { database, signUp, logged } = await openEventPipeline();
  // The change has no date.
  await put(database, "Users", { userId: "usr_broken", role: "user" });
  const { user } = await signUp();
  await vi.waitFor(async () => {
    const delivered = (await scan(database, "Activity")).filter(({ userId }) => userId === user.id);
    expect(delivered).toHaveLength(2);
  }, timeLimit);
  const failed = logged.filter(({ level }) => level === "error").map(({ event }) => event);
  expect(failed).toEqual(["publish.failed", "publish.given_up"]);
});
