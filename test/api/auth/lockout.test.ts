import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { linkTo } from "../../support/fixtures/security-mails.ts";
import { createHarness, origin, password } from "../../support/harness.ts";
import { stopClock } from "../../support/stop-clock.ts";

async function open() {
  stopClock();
  const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
  const person = await harness.signUp();
  /** Tries to log in from an address that the trusted proxy reports. */
  const attempt = async (given: string, address: string) => {
    const answer = await harness.latch.logIn({
      body: { identifier: person.user.email, password: given },
      headers: { "x-forwarded-for": address },
    });
    const retryAfter = Number(answer.response.headers.get("retry-after") ?? 0);
    return { status: answer.response.status, code: answer.error?.code, retryAfter };
  };
  const fail = async (times: number, address: string) => {
    for (let count = 0; count < times; count++) await attempt("a guess", address);
  };
  return { ...harness, person, attempt, fail };
}

test("makes an address wait after five failures, longer each time", async () => {
  const { attempt, fail, pass } = await open();
  await fail(4, "192.0.2.1");
  expect(await attempt("a guess", "192.0.2.1")).toMatchObject({ status: 401 });
  const first = await attempt(password, "192.0.2.1");
  expect(first).toMatchObject({ status: 429, code: "rate_limited" });
  expect(first.retryAfter).toBeGreaterThan(20);
  expect(first.retryAfter).toBeLessThanOrEqual(30);
  pass(31);
  await fail(1, "192.0.2.1");
  const second = await attempt(password, "192.0.2.1");
  expect(second.retryAfter).toBeGreaterThan(50);
  pass(61);
  expect(await attempt(password, "192.0.2.1")).toMatchObject({ status: 200 });
  await fail(1, "192.0.2.1");
  const third = await attempt(password, "192.0.2.1");
  expect(third.retryAfter, "a success keeps the failures").toBeGreaterThan(100);
});

test("limits the delay to an hour", async () => {
  const { attempt, fail, pass } = await open();
  for (let count = 0; count < 15; count++) {
    await fail(1, "192.0.2.1");
    pass(3601);
  }
  await fail(1, "192.0.2.1");
  expect((await attempt(password, "192.0.2.1")).retryAfter).toBeLessThanOrEqual(3600);
});

test("locks out the address of an attacker, not the owner", async () => {
  const { attempt, fail } = await open();
  await fail(6, "192.0.2.66");
  expect(await attempt("a guess", "192.0.2.66")).toMatchObject({ status: 429 });
  expect(await attempt(password, "192.0.2.1")).toMatchObject({ status: 200 });
});

test("lets the owner reset the password during a distributed attack", async () => {
  const { attempt, fail, person, latch, mailsTo } = await open();
  for (let source = 0; source < 25; source++) await fail(4, `198.51.100.${source}`);
  expect(await attempt(password, "203.0.113.99")).toMatchObject({ status: 429 });

  await latch.forgotPassword({ body: { email: person.user.email } });
  const token = await linkTo("reset-password", { mailsTo }, person.user.email);
  await latch.resetPassword({ body: { token, password: "another fine long password" } });
  expect(await attempt("another fine long password", "203.0.113.99")).toMatchObject({
    status: 200,
  });
});

test("allows an agent to clear a lockout", async () => {
  const { attempt, fail, person, signUp } = await open();
  const agent = await signUp({ role: "agent" });
  await fail(6, "192.0.2.1");
  expect(await attempt(password, "192.0.2.1")).toMatchObject({ status: 429 });
  const params = { params: { path: { userId: person.user.id } } };
  expect(outcome(await agent.latch.unlockUser(params))[0]).toBe(204);
  expect(await attempt(password, "192.0.2.1")).toMatchObject({ status: 200 });
});

test("locks out an unknown identifier in the same way as an account", async () => {
  const { latch } = await open();
  const attempt = async () =>
    outcome(await latch.logIn({ body: { identifier: "nobody@example.com", password } }));
  for (let count = 0; count < 5; count++) {
    expect(await attempt()).toEqual([401, "invalid_credentials"]);
  }
  expect(await attempt()).toEqual([429, "rate_limited"]);
});

test("discards failures after a day", async () => {
  const { attempt, fail, pass } = await open();
  await fail(5, "192.0.2.1");
  pass(24 * 3600 + 1);
  await fail(4, "192.0.2.1");
  expect(await attempt(password, "192.0.2.1")).toMatchObject({ status: 200 });
});

test("ignores forwarding headers without a trusted proxy", async () => {
  const { signUp, raw } = await createHarness();
  const { user } = await signUp();
  const attempt = (address: string) =>
    raw("POST", "/auth/login", {
      body: JSON.stringify({ identifier: user.email, password: "a guess" }),
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": address,
        "x-real-ip": address,
        forwarded: `for=${address}`,
        origin,
      },
    });
  for (let count = 0; count < 5; count++) await attempt(`192.0.2.${count}`);
  expect((await attempt("192.0.2.99")).status).toBe(429);
});

test("ignores addresses that the client adds to the forwarding header, behind one trusted proxy", async () => {
  const { attempt } = await open();
  const statuses: number[] = [];
  for (let count = 0; count < 6; count++) {
    statuses.push((await attempt("a guess", `198.51.100.${count}, 192.0.2.7`)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("counts an IPv6 /64 network as one source", async () => {
  const { attempt } = await open();
  const statuses: number[] = [];
  for (let count = 0; count < 6; count++) {
    statuses.push((await attempt("a guess", `2001:db8:1:2::${count}`)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await attempt(password, "2001:db8:1:3::1")).toMatchObject({ status: 200 });
});
