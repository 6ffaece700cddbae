import { tables } from "@latch/adapters/dynamodb";
import { describe, expect, test } from "vitest";
import { createHarness, type Harness, password } from "../support/harness.ts";
import { newestToken, outcome } from "../support/links.ts";
import { openMortalDatabase } from "../support/mortal-database.ts";
import { put, scan } from "../support/tables.ts";

const names = { email: "grace.hopper@example.com", username: "gracehopper", name: "Grace Hopper" };

/** A person with something in every table. */
async function live(harness: Harness) {
  const person = await harness.signUp(names);
  const { latch, user } = await harness.logIn(names.email);
  await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  await latch.createTask({ body: { title: "t" } });
  await latch.createTask({ body: { title: "u" }, headers: { "idempotency-key": "k" } });
  const { data: over } = await latch.createTask({ body: { title: "over" } });
  await latch.deleteTask({ params: { path: { taskId: over?.id ?? "" } } });
  await harness.latch.forgotPassword({ body: { email: names.email } });
  await harness.latch.logIn({ body: { identifier: names.email, password: "a guess" } });
  await put(harness.database, "Activity", {
    userId: user.id,
    eventId: "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
    type: "session.started",
    at: user.createdAt,
    subject: user.id,
    actor: user.id,
    address: "203.0.113.7",
    requestId: "r-1",
  });
  return { ...person, latch };
}

/** Every item of every table that names the person. */
async function tracesOf(harness: Harness, userId: string): Promise<string[]> {
  const all = await Promise.all(
    (Object.keys(tables) as (keyof typeof tables)[]).map(async (table) =>
      (await scan(harness.database, table)).map((item) => `${table} ${JSON.stringify(item)}`),
    ),
  );
  const marks = [names.email, names.username, names.name, userId, "203.0.113.7"];
  return all.flat().filter((item) => marks.some((mark) => item.includes(mark)));
}

describe("the export", () => {
  test("holds everything that is stored about the person, and no secret", async () => {
    const harness = await createHarness();
    const { latch, user } = await live(harness);
    const { data } = await latch.exportMe();
    expect(data?.user).toMatchObject({ ...names, id: user.id });
    expect(data?.sessions).toHaveLength(2);
    expect(data?.apiKeys).toMatchObject([{ name: "k" }]);
    expect(data?.activity).toMatchObject([{ type: "session.started" }]);
    expect(data?.tasks).toMatchObject([{ title: "u" }, { title: "t" }]);
    expect(JSON.stringify(data)).not.toMatch(/hash|secret/i);
  });
});

describe("deleting an account", () => {
  test("needs the password", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp();
    const refused = await latch.deleteMe({ body: { password: "a guess" } });
    expect(outcome(refused)).toEqual([401, "invalid_credentials"]);
    expect(outcome(await latch.getMe())[0]).toBe(200);
  });

  test("erases everything that names the person, and frees email and username", async () => {
    const harness = await createHarness();
    const { latch, user, refreshToken } = await live(harness);
    expect((await tracesOf(harness, user.id)).length).toBeGreaterThan(5);
    const pending = await newestToken(harness, names.email);
    expect(outcome(await latch.deleteMe({ body: { password } }))[0]).toBe(204);

    const [farewell] = await harness.mailsTo(names.email);
    expect(farewell?.subject).toBe("Your account was deleted");
    const left = await tracesOf(harness, user.id);
    // What happened stays, without who and where.
    expect(left.filter((item) => !item.startsWith("Activity "))).toEqual([]);
    expect(left.some((item) => item.includes("session.started"))).toBe(true);
    expect(left.filter((item) => /203\.0\.113\.7|grace|r-1/i.test(item))).toEqual([]);

    expect(outcome(await latch.getMe())).toEqual([401, "unauthenticated"]);
    expect(outcome(await harness.latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
    const reset = { token: pending, password: "another fine long password" };
    expect(outcome(await harness.latch.resetPassword({ body: reset }))[0]).toBe(400);
    const again = await harness.signUp(names);
    expect(again.user.id).not.toBe(user.id);
  });

  test("by an administrator does the same", async () => {
    const harness = await createHarness();
    const boss = await harness.signUp({ role: "super_admin", email: "boss@example.com" });
    const { user } = await live(harness);
    const params = { params: { path: { userId: user.id } } };
    expect(outcome(await boss.latch.deleteUser(params))[0]).toBe(204);
    expect(outcome(await boss.latch.getUser(params))).toEqual([404, "not_found"]);
    const found = await boss.latch.listUsers();
    expect(found.data?.items.map(({ id }) => id)).toEqual([boss.user.id]);
  });

  // Twenty installations, one after the other.
  test("is brought to its end wherever it was cut off", { timeout: 60_000 }, async () => {
    // Reading password and account, marking it, then eight kinds of things to erase.
    for (let calls = 4; calls < 24; calls++) {
      const { database, dieAfter, live: revive } = await openMortalDatabase();
      const harness = await createHarness({}, { database });
      const { latch, user } = await live(harness);
      dieAfter(calls);
      const { response } = await latch.deleteMe({ body: { password } });
      expect([204, 503]).toContain(response.status);
      revive();
      const marked = (await latch.getMe()).response.status === 401;
      await harness.deps.personalData.finishErasures();
      // The address waits until it is told.
      await harness.mailsTo(names.email);
      const left = await tracesOf(harness, user.id);
      if (marked) expect(left.filter((item) => !item.startsWith("Activity"))).toEqual([]);
      else expect(outcome(await latch.deleteMe({ body: { password } }))[0]).toBe(204);
      await harness.signUp(names);
    }
  });
});
