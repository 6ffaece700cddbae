import { expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, password } from "../../support/harness.ts";

const invalid = [400, "invalid_one_time_token"];
const newPassword = "another fine long password";

test("R3: a link to a mistyped address is refused once the right one was asked for", async () => {
  const harness = await createHarness();
  const { user, latch } = await harness.signUp();
  await latch.changeEmail({ body: { email: "mistyped@example.com", password } });
  const mistyped = await newestToken(harness, "mistyped@example.com");
  await latch.changeEmail({ body: { email: "right@example.com", password } });
  const right = await newestToken(harness, "right@example.com");
  expect(outcome(await latch.verifyEmail({ body: { token: mistyped } })), "superseded").toEqual(
    invalid,
  );
  expect(outcome(await latch.verifyEmail({ body: { token: right } }))[0]).toBe(204);
  expect(outcome(await latch.verifyEmail({ body: { token: mistyped } }))).toEqual(invalid);
  expect((await latch.getMe()).data?.email).toBe("right@example.com");
  expect(user.email).not.toBe("right@example.com");
});

test("R3: a reset link to the old address is refused after the address changed", async () => {
  const harness = await createHarness();
  const { user, latch } = await harness.signUp();
  await harness.latch.forgotPassword({ body: { email: user.email } });
  const reset = await newestToken(harness, user.email);
  await latch.changeEmail({ body: { email: "new@example.com", password } });
  await latch.verifyEmail({ body: { token: await newestToken(harness, "new@example.com") } });
  const body = { token: reset, password: newPassword };
  expect(outcome(await harness.latch.resetPassword({ body }))).toEqual(invalid);
});

test("R3: a link to change the address is refused after a recovery and after a new password", async () => {
  const harness = await createHarness();
  const { user, latch } = await harness.signUp();
  await latch.changeEmail({ body: { email: "thief@example.com", password } });
  const change = await newestToken(harness, "thief@example.com");
  await harness.latch.forgotPassword({ body: { email: user.email } });
  const reset = { token: await newestToken(harness, user.email), password: newPassword };
  expect(outcome(await harness.latch.resetPassword({ body: reset }))[0]).toBe(204);
  const body = { token: change, password: newPassword };
  expect(outcome(await harness.latch.verifyEmail({ body }))).toEqual(invalid);
});

test("R3: an older reset link is refused after a newer one was used, however fast", async () => {
  const harness = await createHarness();
  const { user, latch } = await harness.signUp();
  const links: string[] = [];
  for (let count = 0; count < 3; count++) {
    await harness.latch.forgotPassword({ body: { email: user.email } });
    links.push(await newestToken(harness, user.email));
  }
  const answers = await Promise.all(
    links.map((token) => latch.resetPassword({ body: { token, password: newPassword } })),
  );
  expect(answers.filter((answer) => outcome(answer)[0] === 204)).toHaveLength(1);
});

test("R3: asking again does not void a reset link that is still good (R8)", async () => {
  const harness = await createHarness();
  const { user, latch } = await harness.signUp();
  await latch.forgotPassword({ body: { email: user.email } });
  const first = await newestToken(harness, user.email);
  await latch.forgotPassword({ body: { email: user.email } });
  const body = { token: first, password: newPassword };
  expect(outcome(await latch.resetPassword({ body }))[0]).toBe(204);
});

test("R3: a verification link to an address that the account has left is refused", async () => {
  const harness = await createHarness();
  const { user, latch } = await harness.signUp();
  const verify = await newestToken(harness, user.email);
  await latch.changeEmail({ body: { email: "new@example.com", password } });
  await latch.verifyEmail({ body: { token: await newestToken(harness, "new@example.com") } });
  expect(outcome(await latch.verifyEmail({ body: { token: verify } }))).toEqual(invalid);
});

test("R3: an invitation is refused after a mailed code has activated the account", async () => {
  const { latch, mailsTo, signUp } = await createHarness();
  const admin = await signUp({ role: "super_admin" });
  const email = "invited@example.com";
  await admin.latch.createUser({ body: { email, role: "user" } });
  const token = await newestToken({ mailsTo }, email);
  const { challenge } = pending(await latch.requestEmailCode({ body: { email } }));
  const proof = await mailedCodeProof({ mailsTo }, email);
  signedIn(await latch.answerChallenge({ body: { challenge, proof } }));
  const body = { token, password: newPassword };
  expect(outcome(await latch.resetPassword({ body }))).toEqual(invalid);
});

/** An account with the link of its sign-up, which no item stores. */
async function signedUp(email = "ada@example.com") {
  const harness = await createHarness();
  const { latch, user } = await harness.signUp({ email });
  const token = await newestToken(harness, email);
  const verify = async (body: { token: string; password?: string } = { token }, as = latch) =>
    outcome(await as.verifyEmail({ body }));
  return { ...harness, user, anonymous: harness.latch, latch, token, verify };
}

test("R3: the link of a sign-up verifies the address once, also in concurrent requests", async () => {
  const { verify, database, latch } = await signedUp();
  expect(await scan(database, "OneTimeTokens"), "no item stores the link").toEqual([]);
  const answers = await Promise.all(Array.from({ length: 10 }, () => verify()));
  expect(answers.filter(([status]) => status === 204)).toHaveLength(1);
  expect(answers.filter(([status]) => status !== 204)).toEqual(Array(9).fill(invalid));
  expect((await latch.getMe()).data?.emailVerified).toBe(true);
  expect(await verify(), "later").toEqual(invalid);
});

test("R3: the link of a sign-up works until it expires, and for its account only", async () => {
  const { verify, pass, token, signUp, anonymous } = await signedUp();
  const stranger = await signUp();
  expect(await verify({ token }, stranger.latch)).toEqual([401, "account_proof_required"]);
  expect(await verify({ token }, anonymous)).toEqual([401, "account_proof_required"]);
  expect(await verify({ token, password: "a guess" }, anonymous)).toEqual([
    401,
    "invalid_credentials",
  ]);
  pass(24 * 3600 + 1);
  expect(await verify({ token, password }, anonymous)).toEqual(invalid);
});

test("R3: a link of a sign-up that was changed is refused", async () => {
  const { verify, token } = await signedUp();
  const bytes = Buffer.from(token.slice(4), "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await verify({ token: `ott_${changed.toString("base64url")}` }), `${at}`).toEqual(
      invalid,
    );
  }
  expect((await verify())[0]).toBe(204);
});

test.each([
  [
    "a new password",
    ({ latch }) =>
      latch.changePassword({
        body: { currentPassword: password, newPassword, endOtherSessions: false },
      }),
  ],
  [
    "a recovery",
    async ({ mailsTo, anonymous, user }) => {
      await anonymous.forgotPassword({ body: { email: user.email } });
      const token = await newestToken({ mailsTo }, user.email);
      return anonymous.resetPassword({ body: { token, password } });
    },
  ],
  [
    "a verification by the link of another mail",
    async ({ mailsTo, latch, anonymous, user }) => {
      await anonymous.resendVerification({ body: { email: user.email } });
      const token = await newestToken({ mailsTo }, user.email);
      return latch.verifyEmail({ body: { token } });
    },
  ],
  ["an erasure", ({ latch }) => latch.deleteMe({ body: { password } })],
] satisfies [
  string,
  (account: Awaited<ReturnType<typeof signedUp>>) => Promise<{ response: Response }>,
][])("R3: the link of a sign-up is refused after %s", async (_name, change) => {
  const account = await signedUp();
  expect((await change(account)).response.ok).toBe(true);
  const body = { token: account.token, password };
  expect(await account.verify(body, account.anonymous)).toEqual(invalid);
});

test("R3: a stored link and the link of a sign-up do not replace one another's purpose", async () => {
  const { anonymous, token } = await signedUp();
  const body = { token, password: newPassword };
  expect(outcome(await anonymous.resetPassword({ body }))).toEqual(invalid);
  expect(outcome(await anonymous.secureAccount({ body: { token } }))).toEqual(invalid);
});
