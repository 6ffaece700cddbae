import { createKeyRing } from "@latch/adapters/crypto";
import { expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, openTestDatabase } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const off = { RATE_LIMITS: "false" };
const day = 24 * 3600;

/** Refreshes and returns the status, the problem and the tokens. */
async function refresh({ latch }: Harness, refreshToken: string) {
  const { data, error, response } = await latch.refreshSession({ body: { refreshToken } });
  return { status: response.status, code: error?.code, token: data?.refreshToken ?? "", data };
}

const invalidSession = { status: 401, code: "invalid_session" };

test("a refresh returns new valid tokens of the same session", async () => {
  const harness = await createHarness(off);
  const { user, accessToken, refreshToken } = await harness.signUp();
  harness.pass(60);
  const { data } = await refresh(harness, refreshToken);
  expect(data?.user).toEqual(user);
  expect(data?.accessToken).not.toBe(accessToken);
  expect(data?.refreshToken).not.toBe(refreshToken);
  const { data: before } = await harness
    .as({ authorization: `Bearer ${accessToken}` })
    .verifyToken();
  const { data: after } = await harness
    .as({ authorization: `Bearer ${data?.accessToken}` })
    .verifyToken();
  expect(after?.sessionId).toBe(before?.sessionId);
  expect(await scan(harness.database, "Sessions")).toHaveLength(1);
});

test("a refresh takes one round trip to the database, a logout one call", async () => {
  const { database, watch } = await openCountingDatabase();
  const harness = await createHarness(off, { database });
  const { refreshToken } = await harness.signUp();
  let token = "";
  const rotation = await watch(async () => {
    token = (await refresh(harness, refreshToken)).token;
  });
  expect(rotation).toEqual({ calls: ["GetItem Users", "UpdateItem Sessions"], rounds: 1 });
  const end = await watch(() => harness.latch.logOut({ body: { refreshToken: token } }));
  expect(end).toEqual({ calls: ["DeleteItem Sessions"], rounds: 1 });
});

test("within ten seconds the same token has exactly the same successor", async () => {
  const harness = await createHarness(off);
  const { refreshToken } = await harness.signUp();
  const first = await refresh(harness, refreshToken);
  harness.pass(9);
  const again = await refresh(harness, refreshToken);
  expect([again.status, again.token]).toEqual([200, first.token]);
  expect((await refresh(harness, first.token)).status).toBe(200);
});

test("a token that is replayed after the grace period ends the session", async () => {
  const harness = await createHarness(off);
  const { refreshToken, user } = await harness.signUp();
  const { token } = await refresh(harness, refreshToken);
  harness.pass(11);
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
  expect(await refresh(harness, token)).toMatchObject(invalidSession);
  expect(await scan(harness.database, "Sessions")).toEqual([]);
  const event = harness.logged.find((line) => line["event"] === "session.replayed");
  expect(event).toMatchObject({ level: "warn", userId: user.id, address: "203.0.113.7" });
});

test("a token six rotations old is a replay, even within the grace period", async () => {
  const harness = await createHarness(off);
  const { refreshToken } = await harness.signUp();
  let { token } = await refresh(harness, refreshToken);
  for (let rotations = 0; rotations < 5; rotations++) token = (await refresh(harness, token)).token;
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
  expect(await refresh(harness, token)).toMatchObject(invalidSession);
});

test("without a grace period a token is valid once", async () => {
  const harness = await createHarness({ ...off, REFRESH_GRACE_SECONDS: "0" });
  const { refreshToken } = await harness.signUp();
  await refresh(harness, refreshToken);
  harness.pass(1);
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
});

test("a replay ends this session and no other of the user", async () => {
  const harness = await createHarness(off);
  const { refreshToken, user } = await harness.signUp();
  const elsewhere = await harness.logIn(user.email);
  await refresh(harness, refreshToken);
  harness.pass(11);
  await refresh(harness, refreshToken);
  expect((await refresh(harness, elsewhere.refreshToken)).status).toBe(200);
});

test("a session ends after 14 days without a refresh", async () => {
  const harness = await createHarness(off);
  const { refreshToken } = await harness.signUp();
  harness.pass(14 * day - 60);
  const kept = await refresh(harness, refreshToken);
  expect(kept.status).toBe(200);
  harness.pass(14 * day + 1);
  expect(await refresh(harness, kept.token)).toMatchObject(invalidSession);
});

test("a session ends 30 days after the login, however often it is refreshed", async () => {
  const harness = await createHarness(off);
  const start = harness.clock();
  let { refreshToken } = await harness.signUp();
  for (let used = 0; used < 3; used++) {
    harness.pass(9.9 * day);
    const { token, data } = await refresh(harness, refreshToken);
    expect(Date.parse(data?.refreshExpiresAt ?? "")).toBeLessThanOrEqual(
      start + 30 * day * 1000 + 2000,
    );
    refreshToken = token;
  }
  harness.pass(0.4 * day);
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
});

test("any invalid refresh token gets the same 401", async () => {
  const harness = await createHarness(off);
  const { refreshToken } = await harness.signUp();
  const stranger = await createHarness(off, { keys: await createKeyRing() });
  const foreign = (await stranger.signUp()).refreshToken;
  const flip = (text: string) => (text === "A" ? "B" : "A");
  const wrong = [
    "garbage",
    "lrt_",
    "lrt_AA",
    foreign,
    refreshToken.slice(4),
    refreshToken.toUpperCase(),
    `${refreshToken} `,
    `${refreshToken}=`,
    ...[1, 10, 60, refreshToken.length - 5].map((cut) => refreshToken.slice(0, -cut)),
    // Key id, nonce, ciphertext and tag are all authenticated.
    ...[5, 10, 40, 100, refreshToken.length - 3].map(
      (at) => refreshToken.slice(0, at) + flip(refreshToken[at] ?? "") + refreshToken.slice(at + 1),
    ),
  ];
  for (const token of wrong)
    expect(await refresh(harness, token), token).toMatchObject(invalidSession);
  expect((await refresh(harness, refreshToken)).status, "none of that did harm").toBe(200);
});

test("a token of another installation is rejected", async () => {
  const keys = await createKeyRing();
  const installation = await createHarness(off, { keys });
  const otherInstallation = await createHarness(off, { keys, database: await openTestDatabase() });
  const { refreshToken } = await otherInstallation.signUp();
  expect(await refresh(installation, refreshToken)).toMatchObject(invalidSession);
  expect(await scan(installation.database, "Sessions"), "and makes no session").toEqual([]);
});

test("logout ends the session, and is also successful when repeated or with an invalid token", async () => {
  const harness = await createHarness(off);
  const { refreshToken } = await harness.signUp();
  for (const token of [refreshToken, refreshToken, "garbage"]) {
    const { response } = await harness.latch.logOut({ body: { refreshToken: token } });
    expect(response.status).toBe(204);
  }
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
  expect((await harness.raw("POST", "/auth/logout")).status, "without any token").toBe(204);
});

test("a change of the role ends the sessions at once", async () => {
  const harness = await createHarness(off);
  const admin = await harness.signUp({ role: "super_admin" });
  const { user, refreshToken } = await harness.signUp();
  const elsewhere = await harness.logIn(user.email);
  const { data } = await admin.latch.changeUserRole({
    params: { path: { userId: user.id } },
    body: { role: "agent" },
  });
  expect(data?.role).toBe("agent");
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
  expect(await refresh(harness, elsewhere.refreshToken)).toMatchObject(invalidSession);
  const sessions = await scan(harness.database, "Sessions");
  expect(sessions.filter(({ userId }) => userId === user.id)).toEqual([]);
  expect((await harness.logIn(user.email)).user.role).toBe("agent");
});

test("a session that was not deleted with the change that ended it is still invalid", async () => {
  const harness = await createHarness(off);
  const { user, refreshToken } = await harness.signUp();
  await changeUser(harness.database, user.id, { role: "agent", sessionEpoch: 1 });
  expect(await scan(harness.database, "Sessions")).toHaveLength(1);
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
  expect(await scan(harness.database, "Sessions")).toEqual([]);
});

test("a suspended user cannot refresh", async () => {
  const harness = await createHarness(off);
  const { user, refreshToken } = await harness.signUp();
  await changeUser(harness.database, user.id, { status: "suspended" });
  expect(await refresh(harness, refreshToken)).toMatchObject(invalidSession);
});
