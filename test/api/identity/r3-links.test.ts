import { expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
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
