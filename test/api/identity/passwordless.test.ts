import { expect, test } from "vitest";
import { origin, password } from "../../support/harness.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";
import { createSoftwareAuthenticator } from "../../support/passkeys/software-authenticator.ts";

test("an account with a passkey may have no password, and keeps its last passkey", async () => {
  const { signUpWithPasskey, logInWith, confirm, proofOf, removePassword } =
    await createPasskeyHarness();
  const { person, authenticator, passkey } = await signUpWithPasskey();
  await removePassword(person, authenticator);
  expect((await logInWith(authenticator)).response.status).toBe(200);
  const header = await confirm(person, "removePasskey", [await proofOf(person, authenticator)]);
  const path = { id: passkey.id };
  const { error } = await person.latch.removePasskey({ params: { path, header } });
  expect(error).toMatchObject({ status: 409, code: "last_authenticator" });
  const { data } = await person.latch.listMyAuthenticators();
  expect(data).toMatchObject({ hasPassword: false, items: [{ id: passkey.id }] });
});

test("two parallel removals do not take the last way in", async () => {
  const { signUpWithPasskey, add, confirm, proofOf, logInWith, removePassword } =
    await createPasskeyHarness();
  const { person, authenticator, passkey } = await signUpWithPasskey();
  const second = createSoftwareAuthenticator(origin);
  const proofs = [await proofOf(person, authenticator)];
  const { data: other } = await add(person, second, { proofs });
  await removePassword(person, authenticator);
  const headers = [
    await confirm(person, "removePasskey", [await proofOf(person, authenticator)]),
    await confirm(person, "removePasskey", [await proofOf(person, second)]),
  ];
  const answers = await Promise.all(
    [passkey.id, other?.id ?? ""].map((id, index) =>
      person.latch.removePasskey({ params: { path: { id }, header: headers[index] ?? {} } }),
    ),
  );
  expect(answers.map(({ response }) => response.status).sort()).toEqual([204, 401]);
  const left = await Promise.all([logInWith(authenticator), logInWith(second)]);
  expect(left.map(({ response }) => response.status).sort()).toEqual([200, 401]);
});

test("an account without a password hashes as much as others, and gets a link to reset", async () => {
  const { signUpWithPasskey, removePassword, latch, mailsTo } = await createPasskeyHarness();
  const { person, authenticator } = await signUpWithPasskey();
  await removePassword(person, authenticator);
  const { email } = person.user;
  const { error } = await latch.logIn({ body: { identifier: email, password } });
  const { error: unknown } = await latch.logIn({
    body: { identifier: "nobody@example.com", password },
  });
  expect(error?.code).toBe("invalid_credentials");
  expect(unknown?.title).toBe(error?.title);
  await latch.forgotPassword({ body: { email } });
  const [mail] = await mailsTo(email);
  expect(mail?.text).toMatch(/\/reset-password\S*#token=/);
});

test("an account without a passkey keeps its password", async () => {
  const { signUp, confirm } = await createPasskeyHarness();
  const person = await signUp();
  const header = await confirm(person, "removePassword");
  const { error } = await person.latch.removePassword({ params: { header } });
  expect(error?.code).toBe("last_authenticator");
});

test("an account without a password is active again after a suspension, and can set a password", async () => {
  const { signUpWithPasskey, removePassword, signUp, logInWith, confirm, proofOf, latch } =
    await createPasskeyHarness();
  const master = await signUp({ role: "master" });
  const { person, authenticator } = await signUpWithPasskey();
  await removePassword(person, authenticator);
  const path = { userId: person.user.id };
  await master.latch.suspendUser({ params: { path }, body: { reason: "test" } });
  expect((await logInWith(authenticator)).error?.code).toBe("account_suspended");
  await master.latch.reinstateUser({ params: { path } });
  const { data } = await logInWith(authenticator);
  expect(data?.status).toBe("signed_in");
  if (data?.status !== "signed_in") return;
  const again = { ...person, refreshToken: data.refreshToken ?? "" };
  const header = await confirm(again, "changePassword", [await proofOf(again, authenticator)]);
  const { response } = await latch.changePassword({
    params: { header },
    headers: { authorization: `Bearer ${data.accessToken}` },
    body: { newPassword: "another long password", endOtherSessions: true },
  });
  expect(response.status).toBe(204);
});
