import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import {
  createRecoveryCodes,
  enrolTotp,
  passwordProof,
  proveFor,
} from "../../support/fixtures/second-factor.ts";
import { linkTo, moveTo } from "../../support/fixtures/security-mails.ts";
import { createHarness, password } from "../../support/harness.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";

const hours = 3600;
const thief = "thief@example.com";
const newPassword = "another fine long password";

/** Opens an account with a settled second factor, whose address an attacker with the factor has changed. */
async function openMoved() {
  const harness = await createHarness();
  const ada = await enrolTotp(harness, await harness.signUp());
  const [recoveryCode = ""] = await createRecoveryCodes(harness, ada);
  harness.pass(73 * hours);
  const factor = { method: "totp" as const, code: ada.nextCode() };
  const proved = await proveFor(harness, ada, "changeEmail", passwordProof, factor);
  expect(outcome(await proved.latch.changeEmail({ body: { email: thief } }))[0]).toBe(202);
  const token = await linkTo("verify-email", harness, thief);
  expect(outcome(await ada.latch.verifyEmail({ body: { token } }))[0]).toBe(204);
  const { email } = ada.user;
  return {
    harness,
    ada,
    email,
    recoveryCode,
    undo: await linkTo("undo-email-change", harness, email),
  };
}

test.each(["totp", "recovery_code"] as const)(
  "R12: %s undoes a change of the address",
  async (method) => {
    const { harness, ada, email, recoveryCode, undo } = await openMoved();
    const { latch } = harness;
    const code = method === "totp" ? ada.nextCode() : recoveryCode;
    const answer = await latch.undoEmailChange({ body: { token: undo, proof: { method, code } } });
    expect([outcome(answer)[0], answer.data]).toEqual([200, { next: "reset_password" }]);
    const logIn = (identifier: string) => latch.logIn({ body: { identifier, password } });
    expect(outcome(await logIn(email))).toEqual([403, "password_reset_required"]);
    expect(outcome(await logIn(thief))).toEqual([401, "invalid_credentials"]);

    // The factor is not removed, and the reset needs it, too (R1).
    const token = await linkTo("reset-password", harness, email);
    const reset = { token, password: newPassword };
    expect((await latch.resetPassword({ body: reset })).response.status).toBe(202);
    const proof = { method: "totp" as const, code: ada.nextCode() };
    expect((await latch.resetPassword({ body: { ...reset, proof } })).response.status).toBe(204);
  },
);

test("R12: a code undoes one change, also of several requests at once", async () => {
  const { harness, ada, undo } = await openMoved();
  const proof = { method: "totp" as const, code: ada.nextCode() };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      harness.latch.undoEmailChange({ body: { token: undo, proof } }),
    ),
  );
  expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(1);
});

test("R7: wrong codes are counted, apart from passwords", async () => {
  const { harness, ada, undo } = await openMoved();
  const guess = (code: string) =>
    harness.latch.undoEmailChange({ body: { token: undo, proof: { method: "totp", code } } });
  const guesses = await Promise.all(Array.from({ length: 20 }, () => guess("000000")));
  const judged = guesses.filter(({ error }) => error?.code === "invalid_credentials");
  expect(judged).toHaveLength(10);
  expect(outcome(await guess(ada.nextCode()))).toEqual([429, "rate_limited"]);
  const body = { token: undo, password };
  expect((await harness.latch.undoEmailChange({ body })).response.status).toBe(200);
});

test("R12: a factor that was added after the change does not undo it", async () => {
  const harness = await createHarness();
  const owner = await harness.signUp();
  await moveTo(harness, owner, thief);
  const undo = await linkTo("undo-email-change", harness, owner.user.email);
  const added = await enrolTotp(harness, owner);
  harness.pass(71 * hours);
  const proof = { method: "totp" as const, code: added.nextCode() };
  const refused = await harness.latch.undoEmailChange({ body: { token: undo, proof } });
  expect(outcome(refused)).toEqual([403, "authenticator_too_new"]);
});

test("R12: either a password or a second factor is required", async () => {
  const { harness, ada, undo: token } = await openMoved();
  const { latch } = harness;
  const code = ada.nextCode();
  for (const given of [
    {},
    { password, proof: { method: "totp" as const, code } },
    { proof: passwordProof },
    { proof: { method: "email_code" as const, code: "12345678" } },
  ]) {
    const { error } = await latch.undoEmailChange({ body: { token, ...given } });
    expect(error?.code, JSON.stringify(given)).toBe("invalid_request");
  }
});

test("R12: a passkey undoes a change of an account without a password", async () => {
  const harness = await createPasskeyHarness();
  const { latch, use, proofOf, confirm, removePassword } = harness;
  const { person, authenticator } = await harness.signUpWithPasskey();
  const { email } = person.user;
  await removePassword(person, authenticator);
  const header = await confirm(person, "changeEmail", [await proofOf(person, authenticator)]);
  await person.latch.changeEmail({ params: { header }, body: { email: thief } });
  const confirmation = await linkTo("verify-email", harness, thief);
  const confirmed = await person.latch.verifyEmail({ body: { token: confirmation } });
  expect(outcome(confirmed)[0]).toBe(204);
  const token = await linkTo("undo-email-change", harness, email);

  const undo = (credential: Awaited<ReturnType<typeof use>>) =>
    latch.undoEmailChange({ body: { token, proof: { method: "passkey", credential } } });
  expect(outcome(await undo(await use(authenticator)))).toEqual([401, "invalid_challenge"]);
  const without = await latch.requestPasskey({ body: { purpose: "undo_email_change" } });
  expect(outcome(without)).toEqual([400, "invalid_request"]);
  const forged = { purpose: "undo_email_change" as const, token: "ott_AQ" };
  expect(outcome(await latch.requestPasskey({ body: forged }))).toEqual([
    400,
    "invalid_one_time_token",
  ]);
  const bound = await use(authenticator, {}, { purpose: "undo_email_change", token });
  const elsewhere = await latch.logInWithPasskey({ body: { credential: bound } });
  expect(outcome(elsewhere)).toEqual([401, "invalid_challenge"]);
  expect(outcome(await undo(bound))[0]).toBe(200);
});
