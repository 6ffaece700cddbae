import { expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import { enrolTotp, passwordProof, proveFor } from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, password } from "../../support/harness.ts";

const lost = "lost@example.com";
const next = "next@example.com";
const newPassword = "another fine long password";

/** Opens an account with content and a second factor that has lost its address, and an administrator. */
async function open(environment: Record<string, string> = {}) {
  const harness = await createHarness({ RATE_LIMITS: "false" });
  const former = await harness.signUp({ email: lost, username: "former" });
  await former.latch.createTask({ body: { title: "Private" } });
  const { challenge } = pending(await harness.latch.requestEmailCode({ body: { email: lost } }));
  const proof = await mailedCodeProof(harness, lost);
  signedIn(await harness.latch.answerChallenge({ body: { challenge, proof } }));
  await enrolTotp(harness, former);
  const root = await enrolTotp(harness, await harness.signUp({ role: "super_admin" }));
  /** Authenticates the administrator by both factors. */
  const prove = async () => {
    const factor = { method: "totp" as const, code: root.nextCode() };
    return (await proveFor(harness, root, undefined, passwordProof, factor)).latch;
  };
  const params = { path: { userId: former.user.id } };
  const reset = async () => {
    const { response } = await (await prove()).resetUserAuthenticators({
      params,
      body: { reason: "Lost phone" },
    });
    expect(response.status).toBe(204);
  };
  const set = async (email = next) => (await prove()).setUserEmail({ params, body: { email } });
  const { database, keys } = harness;
  const strict = await createHarness(environment, { database, keys });
  const logIn = (identifier: string, given = password) =>
    strict.latch.logIn({ body: { identifier, password: given } });
  /** Answers the challenge of a login with the code in the mail to the new address. */
  const answer = async (result: Awaited<ReturnType<typeof logIn>>) => {
    const { challenge } = pending(result);
    const proof = await mailedCodeProof(strict, next);
    return strict.latch.answerChallenge({ body: { challenge, proof } });
  };
  return { harness, strict, former, root, prove, params, reset, set, logIn, answer };
}

test("a user without an address gets one, proves it with the password, and keeps the content", async () => {
  const { harness, former, reset, set, logIn, answer } = await open();
  await reset();
  expect(pending(await logIn("former"))).toMatchObject({
    reason: "lost_factor",
    methods: ["email_code"],
  });
  const { data } = await set();
  expect(data).toMatchObject({ id: former.user.id, email: next, emailVerified: false });
  const { user, accessToken } = signedIn(await answer(await logIn("former")));
  expect(user).toMatchObject({ id: former.user.id, emailVerified: true });
  const latch = harness.as({ authorization: `Bearer ${accessToken}` });
  expect((await latch.listTasks()).data?.items).toMatchObject([{ title: "Private" }]);
  expect(signedIn(await logIn(next)).user.id, "from then on").toBe(former.user.id);
});

test("a user who does not know the password resets it by the new address", async () => {
  const { strict, former, reset, set, logIn, answer } = await open();
  await reset();
  await set();
  await strict.latch.forgotPassword({ body: { email: next } });
  const token = await newestToken(strict, next);
  const changed = await strict.latch.resetPassword({ body: { token, password: newPassword } });
  expect(changed.response.status).toBe(204);
  const early = pending(await answer(await logIn(next, newPassword)));
  expect([early.reason, early.methods], "the mailbox gave the password, too").toEqual([
    "lost_factor",
    [],
  ]);
  strict.pass(72 * 3600 + 1);
  const result = await logIn(next, newPassword);
  expect(pending(result).reason, "the mailbox alone is not sufficient").toBe("lost_factor");
  expect(signedIn(await answer(result)).user.id).toBe(former.user.id);
});

test("a role that requires a second factor adds the first one before there is a session", async () => {
  const { reset, set, logIn, answer } = await open({ SECOND_FACTOR_ROLES: "user" });
  await reset();
  await set();
  expect(pending(await answer(await logIn("former")))).toMatchObject({
    reason: "enroll_second_factor",
    methods: ["passkey", "totp"],
  });
});

test("only an account without an address and without factors gets one", async () => {
  const { harness, former, reset, set, prove } = await open();
  expect(outcome(await set()), "before the reset").toEqual([409, "email_not_settable"]);
  await reset();
  expect(outcome(await set(lost)), "of another user").toEqual([409, "email_taken"]);
  const stale = await (await prove()).setUserEmail({
    params: { path: { userId: former.user.id }, header: { "if-match": '"1"' } },
    body: { email: next },
  });
  expect(outcome(stale), "of an earlier version").toEqual([412, "precondition_failed"]);
  expect(outcome(await set())[0]).toBe(200);
  expect(outcome(await set("other@example.com")), "once").toEqual([409, "email_not_settable"]);
  const latch = await prove();
  const body = { email: "third@example.com" };
  const other = await harness.signUp();
  const params = { path: { userId: other.user.id } };
  expect(outcome(await latch.setUserEmail({ params, body }))).toEqual([409, "email_not_settable"]);
  const unknown = {
    path: { userId: former.user.id.replace(/.$/, (last) => (last === "0" ? "1" : "0")) },
  };
  expect(outcome(await latch.setUserEmail({ params: unknown, body }))).toEqual([404, "not_found"]);
});

test("only a super_admin with a second factor sets it, for a lower role, ten times a day", async () => {
  const { harness, prove, params, reset } = await open();
  await reset();
  const body = { email: next };
  const master = await enrolTotp(harness, await harness.signUp({ role: "master" }));
  expect(outcome(await master.latch.setUserEmail({ params, body }))).toEqual([403, "forbidden"]);
  const plain = await harness.signUp({ role: "super_admin" });
  const refused = await plain.latch.setUserEmail({ params, body });
  expect(refused.error?.code).toBe("reauthentication_required");
  expect(refused.response.headers.get("www-authenticate")).toContain('acr_values="aal2"');
  const latch = await prove();
  const peer = { path: { userId: plain.user.id } };
  expect(outcome(await latch.setUserEmail({ params: peer, body }))).toEqual([403, "forbidden"]);
  const stale = { ...params, header: { "if-match": '"1"' } };
  const refusedStale = await latch.setUserEmail({ params: stale, body });
  expect(outcome(refusedStale), "does not count").toEqual([412, "precondition_failed"]);
  for (let count = 0; count < 10; count++) {
    const taken = await latch.setUserEmail({ params, body: { email: lost } });
    expect(outcome(taken)).toEqual([409, "email_taken"]);
  }
  expect(outcome(await latch.setUserEmail({ params, body }))).toEqual([429, "rate_limited"]);
});

test("of two addresses at the same moment, one is set", async () => {
  const { prove, params, reset } = await open();
  await reset();
  const latch = await prove();
  const answers = await Promise.all(
    ["one@example.com", "two@example.com"].map((email) =>
      latch.setUserEmail({ params, body: { email } }),
    ),
  );
  expect(answers.map(outcome).sort()).toEqual([
    [200, undefined],
    [409, "email_not_settable"],
  ]);
});
