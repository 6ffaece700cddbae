import { expect, test } from "vitest";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness } from "../../support/harness.ts";

const browser = { "user-agent": "Browser/1.0", "x-forwarded-for": "192.0.2.1" };
const sameBrowserElsewhere = { "user-agent": "Browser/1.0", "x-forwarded-for": "203.0.113.9" };
const anotherAppAtHome = { "user-agent": "App/2.0", "x-forwarded-for": "192.0.2.1" };
const thief = { "user-agent": "Thief/6.6", "x-forwarded-for": "198.51.100.66" };

async function open() {
  const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
  const { refreshToken: first } = await harness.signUp();
  const refresh = async (refreshToken: string, headers: Record<string, string> = browser) => {
    const { data, response } = await harness.latch.refreshSession({
      body: { refreshToken },
      headers,
    });
    return { status: response.status, token: data?.refreshToken ?? "" };
  };
  const verify = async (session: string, headers: Record<string, string> = browser) => {
    const { data, response } = await harness.latch.verifySession({ body: { session }, headers });
    return { status: response.status, expiresAt: data?.expiresAt ?? "" };
  };
  const sessions = () => scan(harness.database, "Sessions");
  return { ...harness, first, refresh, verify, sessions };
}

test("R14: three tabs that refresh at once, and again with what they have, keep the session", async () => {
  const { first, refresh, sessions } = await open();
  let held = [first, first, first];
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(held.map((token) => refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    held = [answers[0]?.token ?? "", held[1] ?? "", answers[2]?.token ?? ""];
  }
  expect(await sessions()).toHaveLength(1);
});

test("R14: a token two rotations back gets the current one within the grace", async () => {
  const { first, refresh, pass } = await open();
  const second = await refresh(first);
  pass(4);
  const third = await refresh(second.token);
  pass(4);
  expect(await refresh(first)).toEqual({ status: 200, token: third.token });
  expect(await refresh(first, sameBrowserElsewhere)).toEqual({ status: 200, token: third.token });
  expect(await refresh(first, anotherAppAtHome)).toEqual({ status: 200, token: third.token });
});

test("R14: from elsewhere within the grace it is refused, and the session goes on", async () => {
  const { first, refresh, verify, sessions } = await open();
  const second = await refresh(first);
  expect((await refresh(first, thief)).status).toBe(401);
  expect((await verify(first, thief)).status).toBe(401);
  expect(await sessions()).toHaveLength(1);
  expect((await refresh(second.token)).status).toBe(200);
});

test.each(["refresh", "verify"] as const)(
  "R14: after the grace a token that comes again by %s ends the session",
  async (by) => {
    const opened = await open();
    const second = await opened.refresh(opened.first);
    opened.pass(11);
    expect((await opened[by](opened.first)).status).toBe(401);
    expect(await opened.sessions()).toEqual([]);
    expect((await opened.refresh(second.token)).status).toBe(401);
    expect(opened.logged).toContainEqual(expect.objectContaining({ event: "session.replayed" }));
  },
);

test("R14: a thief who refreshes first is noticed when the owner comes back", async () => {
  const { first, refresh, verify, pass, sessions } = await open();
  const stolen = await refresh(first, thief);
  expect(stolen.status).toBe(200);
  expect((await refresh(first)).status, "within the grace: refused").toBe(401);
  expect((await verify(stolen.token, thief)).status).toBe(200);
  pass(11);
  expect((await refresh(first)).status).toBe(401);
  expect(await sessions()).toEqual([]);
  expect((await verify(stolen.token, thief)).status).toBe(401);
});

test("R14: verifySession shows the absolute end and reveals no rotation", async () => {
  const { first, refresh, verify, pass } = await open();
  const before = await verify(first);
  pass(3600);
  const second = await refresh(first);
  pass(3600);
  expect((await verify(second.token)).expiresAt).toBe(before.expiresAt);
});

test("R14: a session remembers five rotations and no more", async () => {
  const { first, refresh, sessions } = await open();
  let { token } = await refresh(first);
  for (let count = 0; count < 20; count++) token = (await refresh(token)).token;
  const [session = {}] = await sessions();
  expect(Object.keys(session).filter((name) => name.startsWith("rotation"))).toHaveLength(5);
});

test("R14: the grace is also one for a rotation that release 0.1 wrote", async () => {
  const { first, refresh, database, sessions } = await open();
  const second = await refresh(first);
  const [session] = await sessions();
  const { put } = await import("../../support/fixtures/tables.ts");
  const { counter, rotation0, ...older } = session as Record<string, unknown>;
  await put(database, "Sessions", older);
  expect(await refresh(first)).toEqual({ status: 200, token: second.token });
});
