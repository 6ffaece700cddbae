import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { newestCode } from "../../support/fixtures/mailed-code.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const email = "ada@example.com";
const privacy = { SIGN_UP_PRIVACY: "true" };

const signUp = ({ latch }: Harness, body: { email: string; username?: string; name?: string }) =>
  latch.signUp({ body: { password, ...body } });

const answer = ({ latch }: Harness, challenge: string, code: string) =>
  latch.answerChallenge({ body: { challenge, proof: { method: "email_code", code } } });

const logIn = ({ latch }: Harness, identifier = email) =>
  latch.logIn({ body: { identifier, password } });

test("SIGN_UP=invite: a sign-up is refused, and an invitation works", async () => {
  const harness = await createHarness({ SIGN_UP: "invite" });
  expect(outcome(await signUp(harness, { email }))).toEqual([403, "sign_up_closed"]);
  expect(await scan(harness.database, "Users")).toEqual([]);
});

test.each([privacy, { REQUIRE_VERIFIED_EMAIL: "true" }])(
  "with %o the account begins with the proof of its address",
  async (environment) => {
    const harness = await createHarness(environment);
    const begun = await signUp(harness, { email, username: "ada", name: "Ada" });
    expect(begun.response.status).toBe(202);
    const { challenge, reason, methods } = pending(begun);
    expect([reason, methods]).toEqual(["verify_email", ["email_code"]]);
    expect(await scan(harness.database, "Users")).toEqual([]);
    const names = (await scan(harness.database, "Identifiers")).map((item) => item["identifier"]);
    expect(names.filter((name) => name !== "password#formats")).toEqual([]);
    expect(outcome(await logIn(harness))).toEqual([401, "invalid_credentials"]);

    const { code } = await newestCode(harness, email);
    const { user } = signedIn(await answer(harness, challenge, code));
    expect(user).toMatchObject({ email, emailVerified: true, username: "ada", name: "Ada" });
    expect(signedIn(await logIn(harness, "ada")).user.id).toBe(user.id);
  },
);

test("the link in another browser needs the password of the sign-up", async () => {
  const harness = await createHarness(privacy);
  const { challenge } = pending(await signUp(harness, { email }));
  const { token } = await newestCode(harness, email);
  const verify = (body: { password?: string; challenge?: string }) =>
    harness.latch.verifyEmail({ body: { token, ...body } }).then(outcome);
  expect(await verify({})).toEqual([401, "account_proof_required"]);
  expect(await verify({ password: "not the password" })).toEqual([401, "invalid_credentials"]);
  expect(await scan(harness.database, "Users")).toEqual([]);
  harness.pass(3600);
  expect(await verify({ challenge }), "an expired challenge").toEqual([401, "invalid_challenge"]);
  expect(await verify({ password })).toEqual([204, undefined]);
  expect(await verify({ password })).toEqual([400, "invalid_one_time_token"]);
  expect(signedIn(await logIn(harness)).user).toMatchObject({ email, emailVerified: true });
});

test("the challenge of the sign-up proves the account, and goes on after the link was opened", async () => {
  const harness = await createHarness(privacy);
  const { challenge } = pending(await signUp(harness, { email }));
  const { token } = await newestCode(harness, email);
  expect(outcome(await harness.latch.answerChallenge({ body: { challenge } }))).toEqual([
    401,
    "invalid_challenge",
  ]);
  const body = { token, challenge };
  expect(outcome(await harness.latch.verifyEmail({ body }))).toEqual([204, undefined]);
  const done = signedIn(await harness.latch.answerChallenge({ body: { challenge } }));
  expect(done.user.email).toBe(email);
});

test("a stranger's sign-up gives nothing by a click of the victim, and does not block the victim", async () => {
  const harness = await createHarness(privacy);
  await signUp(harness, { email });
  const stranger = await newestCode(harness, email);
  expect(outcome(await harness.latch.verifyEmail({ body: { token: stranger.token } }))).toEqual([
    401,
    "account_proof_required",
  ]);
  const mine = "the password of the victim";
  const begun = await harness.latch.signUp({ body: { email, password: mine } });
  const { code } = await newestCode(harness, email);
  signedIn(await answer(harness, pending(begun).challenge, code));
  expect(outcome(await logIn(harness)), "the stranger's password").toEqual([
    401,
    "invalid_credentials",
  ]);
  const late = { token: stranger.token, password };
  expect(outcome(await harness.latch.verifyEmail({ body: late }))).toEqual([
    400,
    "invalid_one_time_token",
  ]);
});

test("SIGN_UP_PRIVACY: a taken address gets the same response and the same work, and a mail", async () => {
  const { database, watch } = await openCountingDatabase();
  const harness = await createHarness(privacy, { database });
  const taken = "taken@example.com";
  await createHarness({}, { database, keys: harness.keys }).then((old) =>
    old.signUp({ email: taken }),
  );
  const observed = [];
  for (const address of [taken, email]) {
    let begun: Awaited<ReturnType<typeof signUp>> | undefined;
    const calls = await watch(async () => {
      begun = await signUp(harness, { email: address });
    });
    const { challenge, expiresAt, ...rest } = pending(begun ?? {});
    observed.push({ calls, status: begun?.response.status, rest });
    const wrong = outcome(await answer(harness, challenge, "0000 0000"));
    expect(wrong).toEqual([401, "invalid_credentials"]);
  }
  expect(observed[0]).toEqual(observed[1]);
  const [mail] = await harness.mailsTo(taken);
  expect(mail?.subject).toBe("You already have an account");
  expect((await harness.mailsTo(email))[0]?.subject).toBe("Complete your sign-up");
});

test("without SIGN_UP_PRIVACY a taken address is reported", async () => {
  const harness = await createHarness({ REQUIRE_VERIFIED_EMAIL: "true" });
  const { challenge } = pending(await signUp(harness, { email, username: "ada" }));
  signedIn(await answer(harness, challenge, (await newestCode(harness, email)).code));
  expect(outcome(await signUp(harness, { email }))).toEqual([409, "email_taken"]);
  const other = { email: "other@example.com", username: "ada" };
  expect(outcome(await signUp(harness, other))).toEqual([409, "username_taken"]);
});

test("of parallel completions of two sign-ups one account results", async () => {
  const harness = await createHarness(privacy);
  const challenges: string[] = [];
  const codes: string[] = [];
  for (let count = 0; count < 2; count++) {
    challenges.push(pending(await signUp(harness, { email, username: "ada" })).challenge);
    codes.push((await newestCode(harness, email)).code);
  }
  const answers = await Promise.all(
    challenges.map((challenge, index) =>
      answer(harness, challenge, codes[index] ?? "").then(outcome),
    ),
  );
  expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
  expect(await scan(harness.database, "Users")).toHaveLength(1);
});

test("a sign-up that is not completed for a day is gone", async () => {
  const harness = await createHarness(privacy);
  await signUp(harness, { email });
  const { token } = await newestCode(harness, email);
  harness.pass(24 * 3600 + 1);
  expect(outcome(await harness.latch.verifyEmail({ body: { token, password } }))).toEqual([
    400,
    "invalid_one_time_token",
  ]);
});
