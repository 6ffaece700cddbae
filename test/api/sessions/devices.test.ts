import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";

const day = 24 * 3600;

test("each login starts a session, which can be listed and ended", async () => {
  const { signUp, logIn, latch } = await createHarness();
  const first = await signUp();
  const second = await logIn(first.user.email);
  const { data } = await first.latch.listMySessions();
  expect(data?.items).toHaveLength(2);
  expect(data?.items.filter(({ current }) => current)).toHaveLength(1);
  const other = data?.items.find(({ current }) => !current);
  expect(JSON.stringify(data)).not.toContain("ecretHash");

  const params = { params: { path: { sessionId: other?.id ?? "" } } };
  expect(outcome(await first.latch.endMySession(params))[0]).toBe(204);
  expect(outcome(await second.latch.exportMe())[0]).toBe(401);
  const refreshed = await latch.refreshSession({ body: { refreshToken: second.refreshToken } });
  expect(outcome(refreshed)).toEqual([401, "invalid_session"]);
  expect(outcome(await first.latch.exportMe())[0]).toBe(200);
  expect(outcome(await first.latch.endMySession(params))[0], "again").toBe(204);
});

test("the session of another user cannot be ended", async () => {
  const { signUp, latch } = await createHarness();
  const [ada, bob] = [await signUp(), await signUp()];
  const { data } = await bob.latch.listMySessions();
  const sessionId = data?.items[0]?.id ?? "";
  expect(outcome(await ada.latch.endMySession({ params: { path: { sessionId } } }))[0]).toBe(204);
  expect(outcome(await latch.refreshSession({ body: { refreshToken: bob.refreshToken } }))[0]).toBe(
    200,
  );
});

test("all other sessions end at once, even one that is being refreshed", async () => {
  const { signUp, logIn, latch } = await createHarness();
  const current = await signUp();
  const others = await Promise.all(Array.from({ length: 4 }, () => logIn(current.user.email)));
  const [ended, ...renewals] = await Promise.all([
    current.latch.endMyOtherSessions(),
    ...others.map(({ refreshToken }) => latch.refreshSession({ body: { refreshToken } })),
  ]);
  expect(outcome(ended)[0]).toBe(204);
  for (const renewal of renewals) {
    const refreshToken = renewal.data?.refreshToken;
    if (!refreshToken) continue;
    expect(outcome(await latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
  }
  expect((await current.latch.listMySessions()).data?.items).toHaveLength(1);
  expect(
    outcome(await latch.refreshSession({ body: { refreshToken: current.refreshToken } }))[0],
  ).toBe(200);
});

test("an administrator can end all sessions of a user", async () => {
  const { signUp, logIn, latch } = await createHarness();
  const master = await signUp({ role: "master" });
  const person = await signUp();
  const second = await logIn(person.user.email);
  const ended = await master.latch.endUserSessions({
    params: { path: { userId: person.user.id } },
  });
  expect(outcome(ended)[0]).toBe(204);
  for (const { refreshToken, latch: userLatch } of [person, second]) {
    expect(outcome(await latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
    expect(outcome(await userLatch.exportMe())[0]).toBe(401);
  }
});

test("logout also revokes the access token for operations that look up the session", async () => {
  const { signUp, latch } = await createHarness();
  const { refreshToken, latch: ownLatch } = await signUp();
  await latch.logOut({ body: { refreshToken } });
  expect(outcome(await ownLatch.exportMe())).toEqual([401, "unauthenticated"]);
  expect(outcome(await ownLatch.getMe())[0], "a read goes by the token alone").toBe(200);
});

describe("the verification of a session", () => {
  test("returns the user, and fails as soon as the session has ended", async () => {
    const { signUp, latch } = await createHarness();
    const { user, refreshToken, latch: ownLatch } = await signUp();
    const verify = (session: string) => latch.verifySession({ body: { session } });
    expect((await verify(refreshToken)).data).toMatchObject({ userId: user.id, user });
    const { data } = await latch.refreshSession({ body: { refreshToken } });
    expect(outcome(await verify(data?.refreshToken ?? ""))[0]).toBe(200);
    expect(outcome(await verify(refreshToken))[0], "a racing tab within the grace").toBe(200);
    await ownLatch.deleteMe({ body: { password } });
    expect(outcome(await verify(data?.refreshToken ?? ""))).toEqual([401, "invalid_session"]);
    expect(outcome(await verify("lrt_nonsense"))).toEqual([401, "invalid_session"]);
    expect(outcome(await latch.verifySession({ body: {} }))).toEqual([401, "invalid_session"]);
  });

  test("extends the session at most once a day, and not beyond its absolute end", async () => {
    const { signUp, latch, pass, calls } = await createHarness();
    const { refreshToken } = await signUp();
    const verify = async () => {
      calls.length = 0;
      const { data, response } = await latch.verifySession({ body: { session: refreshToken } });
      const writes = calls.filter(({ operation }) => operation === "UpdateItem").length;
      return { status: response.status, until: Date.parse(data?.expiresAt ?? ""), writes };
    };
    const first = await verify();
    expect(first.writes).toBe(0);
    pass(day + 1);
    const second = await verify();
    expect(second.writes).toBe(1);
    expect(second.until, "the absolute end").toBe(first.until);
    expect((await verify()).writes).toBe(0);
    pass(13 * day);
    expect((await verify()).status).toBe(200);
    pass(13 * day);
    expect((await verify()).status, "used all along").toBe(200);
    pass(3 * day);
    expect((await verify()).status, "thirty days have passed").toBe(401);
  });

  test("by cookie requires an allowed origin", async () => {
    const { raw } = await createHarness({ ALLOWED_ORIGINS: "https://app.example.com" });
    const { body, headers } = jsonBody({ email: "ada@example.com", password });
    const opened = await raw("POST", "/auth/signup?mode=cookie", { body, headers });
    const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const verify = (extra: Record<string, string>) =>
      raw("POST", "/auth/session/verify", { headers: { cookie, ...extra } });
    expect((await verify({ origin: "https://evil.example.com" })).status).toBe(403);
    expect((await verify({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    const good = await verify({ origin: "https://app.example.com" });
    expect(good.status).toBe(200);
    expect(good.headers.get("set-cookie")).toContain("HttpOnly");
  });
});
