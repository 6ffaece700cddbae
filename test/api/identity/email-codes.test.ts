import { expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { newestCode } from "../../support/fixtures/mailed-code.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, jsonBody, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const email = "ada@example.com";

const request = async ({ latch }: Harness, address = email) =>
  pending(await latch.requestEmailCode({ body: { email: address } }));

const answer = (
  { latch }: Harness,
  challenge: string,
  proof: { code: string } | { token: string },
) => latch.answerChallenge({ body: { challenge, proof: { method: "email_code", ...proof } } });

/** An account whose address is verified. */
async function signUpVerified(harness: Harness, address = email) {
  const person = await harness.signUp({ email: address });
  await changeUser(harness.database, person.user.id, { emailVerified: true });
  return person;
}

test("a code logs in, once, and proves the mailbox only", async () => {
  const harness = await createHarness();
  const { user } = await signUpVerified(harness);
  const { challenge, reason, methods } = await request(harness);
  expect([reason, methods]).toEqual(["verify_email", ["email_code"]]);
  const { code } = await newestCode(harness, email);
  const result = signedIn(await answer(harness, challenge, { code }));
  expect(result.user.id).toBe(user.id);
  const [, payload = ""] = result.accessToken.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  expect(claims.amr ?? []).toEqual([]);
  expect(claims).not.toHaveProperty("acr");
  expect(outcome(await answer(harness, challenge, { code }))).toEqual([401, "invalid_challenge"]);
});

test("the link of the same mail works instead of the code, and only with its challenge", async () => {
  const harness = await createHarness();
  await signUpVerified(harness);
  const first = await request(harness);
  const { token } = await newestCode(harness, email);
  const second = await request(harness);
  expect(outcome(await answer(harness, second.challenge, { token }))).toEqual([
    401,
    "invalid_credentials",
  ]);
  signedIn(await answer(harness, first.challenge, { token }));
});

test("in cookie mode a code works in the browser that has asked for it only", async () => {
  const harness = await createHarness();
  await signUpVerified(harness);
  const asked = await harness.raw("POST", "/auth/email-code?mode=cookie", jsonBody({ email }));
  expect(asked.status).toBe(202);
  const { challenge } = (await asked.json()) as { challenge: string };
  const [cookie = ""] = asked.headers.getSetCookie().map((text) => text.split(";")[0] ?? "");
  const { code } = await newestCode(harness, email);
  const proof = { method: "email_code", code };
  const body = jsonBody({ challenge, proof });
  expect((await harness.raw("POST", "/auth/challenge", body)).status, "another browser").toBe(401);
  const headers = { ...body.headers, cookie };
  const done = await harness.raw("POST", "/auth/challenge", { ...body, headers });
  expect(done.status).toBe(200);
});

test("a mail scanner that follows the link changes nothing", async () => {
  const harness = await createHarness();
  await signUpVerified(harness);
  const { challenge } = await request(harness);
  const { code, token } = await newestCode(harness, email);
  for (const path of ["/auth/challenge", "/auth/email/verify", `/auth/email-code?token=${token}`]) {
    for (const method of ["GET", "HEAD"]) {
      expect((await harness.raw(method, path)).status, path).toBe(405);
    }
  }
  expect(outcome(await harness.latch.verifyEmail({ body: { token } }))).toEqual([
    401,
    "account_proof_required",
  ]);
  signedIn(await answer(harness, challenge, { code }));
});

test("five codes are judged, also of thirty concurrent ones", async () => {
  const harness = await createHarness();
  await signUpVerified(harness);
  const { challenge } = await request(harness);
  const { code } = await newestCode(harness, email);
  const wrong = code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => answer(harness, challenge, { code: wrong }).then(outcome)),
  );
  const judged = answers.filter(([, problem]) => problem === "invalid_credentials");
  expect(judged).toHaveLength(5);
  expect(outcome(await answer(harness, challenge, { code }))).toEqual([401, "invalid_challenge"]);
});

test("a code expires after ten minutes", async () => {
  const harness = await createHarness();
  await signUpVerified(harness);
  const { challenge } = await request(harness);
  const { code } = await newestCode(harness, email);
  harness.pass(601);
  expect(outcome(await answer(harness, challenge, { code }))).toEqual([401, "invalid_challenge"]);
});

test("of two parallel answers one starts a session", async () => {
  const harness = await createHarness();
  const { challenge } = await request(harness);
  const { code } = await newestCode(harness, email);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => answer(harness, challenge, { code }).then(outcome)),
  );
  expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
  expect(await scan(harness.database, "Users")).toHaveLength(1);
  expect(await scan(harness.database, "Sessions")).toHaveLength(1);
});

test("a code for an unknown address opens an account, unless only invited users may sign up", async () => {
  const open = await createHarness();
  const { challenge } = await request(open);
  const { user } = signedIn(
    await answer(open, challenge, { code: (await newestCode(open, email)).code }),
  );
  expect(user).toMatchObject({ email, emailVerified: true, role: "user", status: "active" });

  const closed = await createHarness({ SIGN_UP: "invite" });
  const asked = await request(closed);
  expect(await closed.mailsTo(email)).toEqual([]);
  expect(outcome(await answer(closed, asked.challenge, { code: "0000 0000" }))).toEqual([
    401,
    "invalid_credentials",
  ]);
});

test("R11: the response, the calls and the answer to a wrong code are equal for an unknown address", async () => {
  const { database, watch } = await openCountingDatabase();
  const harness = await createHarness({ SIGN_UP: "invite" }, { database });
  await changeUser(
    database,
    (await createHarness({}, { database, keys: harness.keys }).then((old) => old.signUp({ email })))
      .user.id,
    { emailVerified: true },
  );
  const observed = [];
  for (const address of [email, "nobody@example.com"]) {
    let challenge = "";
    const calls = await watch(async () => {
      ({ challenge } = await request(harness, address));
    });
    const wrong = [];
    for (let count = 0; count < 6; count++) {
      wrong.push(outcome(await answer(harness, challenge, { code: "0000 0000" })));
    }
    observed.push({ calls, length: challenge.length, wrong });
  }
  expect(observed[1]?.calls).toEqual(observed[0]?.calls);
  expect(observed[1]?.wrong).toEqual(observed[0]?.wrong);
  expect(observed[0]?.wrong.at(-1)).toEqual([401, "invalid_challenge"]);
});

test("R4: a code on an account of a stranger does not confirm what the stranger set", async () => {
  const harness = await createHarness();
  const stranger = await harness.signUp({ email });
  const { challenge } = await request(harness);
  const { code } = await newestCode(harness, email);
  const { user } = signedIn(await answer(harness, challenge, { code }));
  expect(user).toMatchObject({ id: stranger.user.id, emailVerified: true });
  const logIn = { identifier: email, password };
  expect(outcome(await harness.latch.logIn({ body: logIn }))).toEqual([401, "invalid_credentials"]);
  const { refreshToken } = stranger;
  expect(outcome(await harness.latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);

  const other = "other@example.com";
  const owner = await harness.signUp({ email: other, username: "owner" });
  await owner.latch.createTask({ body: { title: "Private" } });
  const asked = await request(harness, other);
  const mailed = await newestCode(harness, other);
  const opened = signedIn(await answer(harness, asked.challenge, { code: mailed.code }));
  expect(opened.user.id).not.toBe(owner.user.id);
});

test("a code from before a recovery is refused", async () => {
  const harness = await createHarness();
  const { user } = await signUpVerified(harness);
  const { challenge } = await request(harness);
  const { code } = await newestCode(harness, email);
  await changeUser(harness.database, user.id, { credentialEpoch: 1 });
  expect(outcome(await answer(harness, challenge, { code }))).toEqual([401, "invalid_challenge"]);
});

test("a suspended user is refused after the right code", async () => {
  const harness = await createHarness();
  const { user } = await signUpVerified(harness);
  const { challenge } = await request(harness);
  const { code } = await newestCode(harness, email);
  await changeUser(harness.database, user.id, { status: "suspended" });
  expect(outcome(await answer(harness, challenge, { code }))).toEqual([403, "account_suspended"]);
});

test("the mailbox is no second factor, and does not renew a login", async () => {
  const harness = await createHarness();
  const { user, latch, refreshToken } = await signUpVerified(harness);
  const factors = { totp: { id: newId("aut"), addedAt: user.createdAt } };
  await changeUser(harness.database, user.id, { factors });
  const { challenge } = await request(harness);
  const { code } = await newestCode(harness, email);
  const next = pending(await answer(harness, challenge, { code }));
  expect(next.reason).toBe("second_factor");
  expect(next.methods).not.toContain("email_code");
  const proofs = [{ method: "email_code" as const, code }];
  const stronger = await latch.reauthenticate({ body: { refreshToken, proofs } });
  expect(outcome(stronger)).toEqual([401, "invalid_credentials"]);
});

test("a challenge without a proof of its own gives no session", async () => {
  const harness = await createHarness();
  await signUpVerified(harness);
  const { challenge } = await request(harness);
  expect(outcome(await harness.latch.answerChallenge({ body: { challenge } }))).toEqual([
    400,
    "invalid_request",
  ]);
  const proof = { method: "password" as const, password };
  const wrongMethod = await harness.latch.answerChallenge({ body: { challenge, proof } });
  expect(outcome(wrongMethod)).toEqual([400, "invalid_request"]);
});

test("the mail names browser, network and time; no table contains the code", async () => {
  const harness = await createHarness();
  const firefox = harness.as({
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "accept-language": "de",
  });
  await firefox.requestEmailCode({ body: { email } });
  const [mail] = await harness.mailsTo(email);
  expect(mail?.subject).toBe("Ihr Anmeldecode");
  expect(mail?.text).toContain("Firefox unter Linux");
  expect(mail?.text).toContain("203.0.113.7");
  expect(mail?.text).toContain("niemandem");
  const { code, token } = await newestCode(harness, email);
  const stored = JSON.stringify(await scan(harness.database, "OneTimeTokens"));
  expect(stored).not.toContain(code.replace(" ", ""));
  expect(stored).not.toContain(token);
});

test("R8: requests of strangers for codes do not use up the mails of the owner", async () => {
  const harness = await createHarness();
  const { user } = await signUpVerified(harness);
  const { data } = await harness.latch.logIn({ body: { identifier: email, password } });
  const { deviceToken } = signedIn({ data });
  for (let count = 0; count < 10; count++) await request(harness);
  const before = (await harness.mailsTo(email)).length;
  expect(before).toBeLessThan(10);
  const own = await harness.latch.requestEmailCode({ body: { email, deviceToken } });
  expect((await harness.mailsTo(email)).length).toBe(before + 1);
  const { code } = await newestCode(harness, email);
  expect(signedIn(await answer(harness, pending(own).challenge, { code })).user.id).toBe(user.id);
});
