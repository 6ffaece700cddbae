import type { Role } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, password } from "../../support/harness.ts";

const path = (userId: string) => ({ params: { path: { userId } } });

describe("the ranks of roles", () => {
  test.each<{ actor: Role; target: Role; status: number }>([
    { actor: "master", target: "user", status: 200 },
    { actor: "master", target: "agent", status: 200 },
    { actor: "master", target: "master", status: 403 },
    { actor: "master", target: "super_admin", status: 403 },
    { actor: "super_admin", target: "master", status: 200 },
  ])("$actor on $target: $status", async ({ actor, target, status }) => {
    const { signUp } = await createHarness();
    const [actingUser, targetUser] = [
      await signUp({ role: actor }),
      await signUp({ role: target }),
    ];
    const params = path(targetUser.user.id);
    const answers = [
      await actingUser.latch.updateUser({ ...params, body: { name: "Renamed" } }),
      await actingUser.latch.suspendUser({ ...params, body: { reason: "a test" } }),
      await actingUser.latch.reinstateUser(params),
      await actingUser.latch.endUserSessions(params),
    ];
    const expected = status === 200 ? [200, 200, 200, 204] : [403, 403, 403, 403];
    expect(answers.map((answer) => answer.response.status)).toEqual(expected);
  });

  test("does not allow to grant a role that is not below the own one", async () => {
    const { signUp } = await createHarness();
    const master = await signUp({ role: "master" });
    const invite = async (role: Role) =>
      outcome(await master.latch.createUser({ body: { email: `${role}@example.com`, role } }))[0];
    expect(await invite("agent")).toBe(201);
    expect([await invite("master"), await invite("super_admin")]).toEqual([403, 403]);
  });

  test("returns 404 for an unknown user, with every role", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp({ role: "super_admin" });
    const params = path("usr_01jd7p3t1kf4fvz0e8m2q5c9ax");
    const answers = [
      await latch.getUser(params),
      await latch.updateUser({ ...params, body: {} }),
      await latch.suspendUser({ ...params, body: { reason: "x" } }),
      await latch.unlockUser(params),
      await latch.endUserSessions(params),
      await latch.listUserActivity(params),
      await latch.deleteUser(params),
    ];
    for (const answer of answers) expect(outcome(answer)).toEqual([404, "not_found"]);
  });
});

describe("an invitation of a user", () => {
  test("lets the user choose a password and verifies the address", async () => {
    const harness = await createHarness();
    const { latch } = await harness.signUp({ role: "master" });
    const email = "new@example.com";
    const invited = await latch.createUser({ body: { email, role: "agent", name: "New" } });
    expect(invited.data).toMatchObject({ email, role: "agent", status: "invited" });
    const logIn = async (given: string) =>
      outcome(await harness.latch.logIn({ body: { identifier: email, password: given } }));
    expect(await logIn(password)).toEqual([401, "invalid_credentials"]);

    const token = await newestToken(harness, email);
    expect(outcome(await harness.latch.resetPassword({ body: { token, password } }))[0]).toBe(204);
    expect(await logIn(password)).toEqual([200, undefined]);
    const data = signedIn(await harness.latch.logIn({ body: { identifier: email, password } }));
    expect(data.user).toMatchObject({ status: "active", emailVerified: true, role: "agent" });
  });

  test("is mailed again by a request to reset the password", async () => {
    const harness = await createHarness();
    const { latch } = await harness.signUp({ role: "master" });
    const email = "new@example.com";
    await latch.createUser({ body: { email, role: "user" } });
    const lateReset = { token: await newestToken(harness, email), password };
    harness.pass(25 * 3600);
    expect(outcome(await harness.latch.resetPassword({ body: lateReset }))[0]).toBe(400);
    await harness.latch.forgotPassword({ body: { email } });
    const body = { token: await newestToken(harness, email), password };
    expect(outcome(await harness.latch.resetPassword({ body }))[0]).toBe(204);
  });

  test("is rejected for a taken email or username", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp({ role: "master" });
    const { user } = await signUp({ username: "ada" });
    const again = (body: { email: string; username?: string }) =>
      latch.createUser({ body: { ...body, role: "user" } });
    expect(outcome(await again({ email: user.email }))).toEqual([409, "email_taken"]);
    const name = await again({ email: "x@example.com", username: "ADA" });
    expect(outcome(name)).toEqual([409, "username_taken"]);
  });
});

describe("the suspension of a user", () => {
  test("takes effect everywhere at once and can be undone", async () => {
    const { signUp, latch } = await createHarness();
    const master = await signUp({ role: "master" });
    const person = await signUp();
    const key = (await person.latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } }))
      .data;
    const params = path(person.user.id);
    const suspended = await master.latch.suspendUser({ ...params, body: { reason: "spam" } });
    expect(suspended.data).toMatchObject({ status: "suspended" });

    const { refreshToken } = person;
    const body = { refreshToken };
    expect(outcome(await latch.refreshSession({ body }))).toEqual([401, "invalid_session"]);
    expect(outcome(await person.latch.exportMe())).toEqual([401, "unauthenticated"]);
    const byApiKey = await latch.verifyToken({ headers: { "x-api-key": key?.key ?? "" } });
    expect(outcome(byApiKey)).toEqual([401, "unauthenticated"]);
    const credentials = { identifier: person.user.email, password };
    expect(outcome(await latch.logIn({ body: credentials }))).toEqual([403, "account_suspended"]);

    expect((await master.latch.reinstateUser(params)).data).toMatchObject({ status: "active" });
    expect(outcome(await latch.logIn({ body: credentials }))[0]).toBe(200);
    const byApiKeyAgain = await latch.verifyToken({ headers: { "x-api-key": key?.key ?? "" } });
    expect(outcome(byApiKeyAgain)[0]).toBe(200);
    expect(outcome(await person.latch.exportMe())[0], "ended sessions stay ended").toBe(401);
  });
});

describe("a change of the role", () => {
  test("ends all sessions of the user", async () => {
    const { signUp, logIn } = await createHarness();
    const superAdmin = await signUp({ role: "super_admin" });
    const agent = await signUp({ role: "agent" });
    const body = { role: "user" as const };
    await superAdmin.latch.changeUserRole({ ...path(agent.user.id), body });
    const unlock = () => agent.latch.unlockUser(path(superAdmin.user.id));
    expect(outcome(await unlock()), "the token still contains the role agent").toEqual([
      401,
      "unauthenticated",
    ]);
    const again = await logIn(agent.user.email);
    expect(outcome(await again.latch.listUsers())).toEqual([403, "forbidden"]);
  });

  test("does not demote, suspend or erase the last super_admin", async () => {
    const { signUp } = await createHarness();
    const { latch, user } = await signUp({ role: "super_admin" });
    const params = path(user.id);
    const answers = [
      await latch.changeUserRole({ ...params, body: { role: "user" } }),
      await latch.suspendUser({ ...params, body: { reason: "x" } }),
      await latch.deleteMe({ body: { password } }),
    ];
    for (const answer of answers) expect(outcome(answer)).toEqual([409, "last_super_admin"]);
  });

  test("leaves one of two super_admins who delete each other concurrently", async () => {
    const { signUp } = await createHarness();
    const [a, b] = [await signUp({ role: "super_admin" }), await signUp({ role: "super_admin" })];
    const answers = await Promise.all([
      a.latch.suspendUser({ ...path(b.user.id), body: { reason: "x" } }),
      b.latch.deleteUser(path(a.user.id)),
      a.latch.changeUserRole({ ...path(b.user.id), body: { role: "user" } }),
      b.latch.deleteMe({ body: { password } }),
    ]);
    for (const answer of answers) expect(answer.response.status).toBeLessThan(500);
    const lookups = await Promise.all([a.latch.getMe(), b.latch.getMe()]);
    const left = lookups.filter(
      ({ data }) => data?.role === "super_admin" && data.status === "active",
    );
    expect(left.length).toBeGreaterThanOrEqual(1);
  });
});

describe("the version of a user", () => {
  test("rejects a change with If-Match unless the version is the current one", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp();
    const { response } = await latch.getMe();
    const etag = response.headers.get("etag") ?? "";
    expect(etag).toBe('"1"');
    const change = async (name: string, ifMatch?: string) =>
      outcome(
        await latch.updateMe({
          params: { header: ifMatch ? { "if-match": ifMatch } : {} },
          body: { name },
        }),
      );
    expect(await change("First", etag)).toEqual([200, undefined]);
    expect(await change("Second", etag)).toEqual([412, "precondition_failed"]);
    expect(await change("Third", "*")).toEqual([200, undefined]);
    expect(await change("Fourth")).toEqual([200, undefined]);
    expect(await change("Fifth", "W/1")).toEqual([400, "invalid_request"]);
    expect(await change("Sixth", '"4"')).toEqual([200, undefined]);
    expect(await change("Seventh", '"005"'), "compared as text").toEqual([
      412,
      "precondition_failed",
    ]);
  });

  test("accepts exactly one of twenty concurrent changes of one version", async () => {
    const { signUp } = await createHarness();
    const master = await signUp({ role: "master" });
    const { user } = await signUp();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        master.latch.updateUser({
          params: { path: { userId: user.id }, header: { "if-match": '"1"' } },
          body: { name: `Name ${index}` },
        }),
      ),
    );
    const statuses = answers.map((answer) => outcome(answer)[0]);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(19);
  });

  test("allows to change and remove a name and a username, and frees the old username", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp({ username: "ada", name: "Ada" });
    const changed = await latch.updateMe({ body: { username: "lovelace", name: null } });
    expect(changed.data).toMatchObject({ username: "lovelace" });
    expect(changed.data).not.toHaveProperty("name");
    const other = await signUp({ username: "ADA" });
    const taken = await other.latch.updateMe({ body: { username: "Lovelace" } });
    expect(outcome(taken)).toEqual([409, "username_taken"]);
    const same = await latch.updateMe({ body: { username: "LoveLace" } });
    expect(same.data?.username, "a change of the case only").toBe("LoveLace");
  });
});

test("pages neither skip nor repeat users while others sign up", async () => {
  const { signUp } = await createHarness();
  const agent = await signUp({ role: "agent" });
  const before = new Set([agent.user.id]);
  for (let count = 0; count < 25; count++) before.add((await signUp()).user.id);
  before.add((await signUp({ role: "master" })).user.id);
  const listedIds: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await agent.latch.listUsers({ params: { query: { limit: 4, cursor } } });
    listedIds.push(...(data?.items.map(({ id }) => id) ?? []));
    cursor = data?.nextCursor;
    await signUp();
  } while (cursor);
  expect(new Set(listedIds).size).toBe(listedIds.length);
  expect(listedIds).toEqual([...before].sort().reverse());

  const only = async (query: object) =>
    (await agent.latch.listUsers({ params: { query: { limit: 100, ...query } } })).data?.items ??
    [];
  expect((await only({ role: "agent" })).map(({ id }) => id)).toEqual([agent.user.id]);
  expect((await only({ role: "user" })).every(({ role }) => role === "user")).toBe(true);
  expect(await only({ email: agent.user.email, role: "user" })).toEqual([]);
  expect((await only({ email: agent.user.email.toUpperCase() })).map(({ id }) => id)).toEqual([
    agent.user.id,
  ]);
  expect(await only({ status: "suspended" })).toEqual([]);
});
