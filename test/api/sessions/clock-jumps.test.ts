import { createStreamPositions } from "@latch/adapters/dynamodb";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { enrolTotp } from "../../support/fixtures/second-factor.ts";
import { pending } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, openTestDatabase, password } from "../../support/harness.ts";
import { startFaultProxy } from "../../support/processes/fault-proxy.ts";
import { retryOn503 } from "../../support/retry-on-503.ts";
import { withoutRetryDelay } from "../../support/without-retry-delay.ts";

withoutRetryDelay();

const hour = 3600;

const refresh = ({ latch }: Harness, refreshToken: string) =>
  latch.refreshSession({ body: { refreshToken } });
const verify = ({ latch }: Harness, session: string) => latch.verifySession({ body: { session } });

describe.each([
  ["forwards", hour],
  ["backwards", -hour],
])("a clock that jumps %s by an hour and is corrected later", (_, jump) => {
  test("ends no session", async () => {
    const harness = await createHarness({ RATE_LIMITS: "true" });
    const { pass } = harness;
    const person = await harness.signUp();
    const { data: before } = await refresh(harness, person.refreshToken);
    const rotated = before?.refreshToken ?? "";
    pass(jump);
    expect((await verify(harness, rotated)).response.status).toBe(200);
    const { data: during, response } = await refresh(harness, rotated);
    expect(response.status).toBe(200);
    const latch = harness.as({ authorization: `Bearer ${during?.accessToken}` });
    expect((await latch.getMe()).response.status).toBe(200);
    expect((await latch.listMySessions()).data?.items).toHaveLength(1);
    // A second tab, within the grace of the rotation that this clock has recorded.
    expect((await refresh(harness, rotated)).data?.refreshToken).toBe(during?.refreshToken);
    pass(-jump);
    const { data: after } = await refresh(harness, during?.refreshToken ?? "");
    expect((await verify(harness, after?.refreshToken ?? "")).response.status).toBe(200);
    const again = harness.as({ authorization: `Bearer ${after?.accessToken}` });
    expect((await again.getMe()).response.status).toBe(200);
  });

  test("is corrected by DynamoDB, so that a second tab does not end the session", async () => {
    const proxy = await startFaultProxy(inject("dynamoEndpoint"));
    proxy.checkTime();
    const database = await openTestDatabase(undefined, proxy.endpoint);
    const harness = await createHarness({}, { database });
    // The AWS SDK repeats only one of two parallel calls whose signatures were rejected.
    const exchange = (token = "") => retryOn503(() => refresh(harness, token));
    const { refreshToken } = await harness.signUp();
    const first = await exchange(refreshToken);
    const { now } = Date;
    const clock = vi.spyOn(Date, "now").mockImplementation(() => now() + jump * 1000);
    onTestFinished(() => clock.mockRestore());
    const second = await exchange(refreshToken);
    expect(second.data?.refreshToken).toBe(first.data?.refreshToken);
    const third = await exchange(second.data?.refreshToken);
    expect(third.response.status).toBe(200);
    clock.mockRestore();
    expect((await exchange(third.data?.refreshToken)).response.status).toBe(200);
  });

  test("rejects access tokens of the other time at most, which a refresh replaces", async () => {
    const harness = await createHarness();
    const person = await harness.signUp();
    harness.pass(jump);
    expect(outcome(await person.latch.getMe())).toEqual([401, "unauthenticated"]);
    const { data } = await refresh(harness, person.refreshToken);
    const latch = harness.as({ authorization: `Bearer ${data?.accessToken}` });
    expect((await latch.getMe()).response.status).toBe(200);
  });

  test("does not end a way to log in, with a password or with TOTP", async () => {
    const harness = await createHarness();
    const plain = await harness.signUp();
    const factor = await enrolTotp(harness, await harness.signUp());
    harness.pass(jump);
    await harness.logIn(plain.user.email);
    harness.pass(-jump);
    await harness.logIn(plain.user.email);
    const { challenge } = pending(
      await harness.latch.logIn({ body: { identifier: factor.user.email, password } }),
    );
    const proof = { method: "totp" as const, code: factor.nextCode() };
    const answered = await harness.latch.answerChallenge({ body: { challenge, proof } });
    expect(answered.response.status).toBe(200);
  });

  test("keeps the response of an Idempotency-Key", async () => {
    const harness = await createHarness();
    const { user, latch } = await harness.signUp();
    const once = { body: { title: "t" }, headers: { "idempotency-key": "k" } };
    const first = await latch.createTask(once);
    harness.pass(jump);
    const other = await harness.logIn(user.email);
    expect((await other.latch.createTask(once)).data).toEqual(first.data);
    harness.pass(-jump);
    expect((await latch.createTask(once)).data).toEqual(first.data);
  });

  test("limits no client for longer than the window of a rate limit", async () => {
    const harness = await createHarness({ RATE_LIMITS: "true" });
    const { pass, latch } = harness;
    const ask = async () =>
      (await latch.forgotPassword({ body: { email: "nobody@example.com" } })).response;
    let limited = await ask();
    for (let calls = 0; calls < 50 && limited.status !== 429; calls++) limited = await ask();
    expect(limited.status).toBe(429);
    const wait = Number(limited.headers.get("retry-after"));
    pass(jump);
    const during = await ask();
    expect([202, 429]).toContain(during.status);
    pass(-jump + wait);
    expect((await ask()).status).toBe(202);
  });

  test("does not stop a stream whose reader was killed", async () => {
    const database = await openTestDatabase();
    let now = Date.now();
    const reader = (leaseOwner: string) =>
      createStreamPositions(database, { leaseOwner, leaseMs: 10_000, clock: () => now });
    await reader("ada").acquire("s");
    await reader("ada").advance("s", "7");
    now += jump * 1000 + 10_001;
    expect(await reader("bob").acquire("s")).toEqual({ position: "7" });
  });
});

test("a session that has expired only by a clock that is an hour ahead is not deleted", async () => {
  const harness = await createHarness();
  const { refreshToken } = await harness.signUp();
  harness.pass(14 * 24 * hour + hour / 2);
  expect(outcome(await refresh(harness, refreshToken))).toEqual([401, "invalid_session"]);
  harness.pass(-hour);
  expect((await refresh(harness, refreshToken)).response.status).toBe(200);
});
