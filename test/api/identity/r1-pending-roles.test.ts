import { describe, expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { proveMailbox } from "../../support/fixtures/enrolment.ts";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import { beginLogIn, codeAt, enrolTotp, logInWith } from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, origin, password } from "../../support/harness.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";
import { createSoftwareAuthenticator } from "../../support/passkeys/software-authenticator.ts";

const demanding = { SECOND_FACTOR_ROLES: "super_admin" };
const hours = 3600;
type Given = Parameters<typeof changeUser>[2];

/** Opens an installation, and a user to whom an administrator has given a role that requires a factor. */
async function open(given: Given = {}, environment: Record<string, string> = {}) {
  const before = await createPasskeyHarness();
  const admin = await before.signUp({ role: "super_admin" });
  const person = await before.signUp();
  const { database, keys } = before;
  const settings = { ...demanding, ...environment };
  const harness = await createPasskeyHarness(settings, { database, keys });
  await changeUser(database, person.user.id, given);
  const latch = harness.as({ authorization: `Bearer ${admin.accessToken}` });
  const path = { params: { path: { userId: person.user.id } } };
  const promote = (role: "user" | "super_admin" = "super_admin") =>
    latch.changeUserRole({ ...path, body: { role } });
  const { data } = await promote();
  expect(data).toMatchObject({ role: "user", pendingRole: "super_admin" });
  const { email } = person.user;
  const logIn = () => harness.latch.logIn({ body: { identifier: email, password } });
  const read = async () => (await latch.getUser(path)).data;
  return { harness, person, admin, email, logIn, promote, read };
}

describe("R1: a pending role", () => {
  test("is not given to a thief with the password, who adds an authenticator app", async () => {
    const { harness, person, email } = await open({ emailVerified: true });
    const thief = await enrolTotp(harness, person);
    const { refreshToken } = thief;
    const refreshed = signedIn(await harness.latch.refreshSession({ body: { refreshToken } }));
    expect(refreshed.user).toMatchObject({ role: "user", pendingRole: "super_admin" });
    const latch = harness.as({ authorization: `Bearer ${refreshed.accessToken}` });
    expect(outcome(await latch.listUsers())).toEqual([403, "forbidden"]);
    const next = pending(await logInWith(harness, email, proofBy(thief)));
    expect(next, "the app's code").toMatchObject({
      reason: "verify_email",
      methods: ["email_code"],
    });
    const { challenge } = next;
    const wrong = { method: "email_code" as const, code: "00000000" };
    const answer = await harness.latch.answerChallenge({ body: { challenge, proof: wrong } });
    expect(outcome(answer)[0]).toBe(401);
    harness.pass(73 * hours);
    const late = pending(await logInWith(harness, email, proofBy(thief)));
    expect(late, "after 72 hours").toMatchObject({ methods: ["email_code"] });
  });

  test("is not given to a thief with the password, who adds a passkey", async () => {
    const { harness, person, read } = await open({ emailVerified: true });
    const authenticator = createSoftwareAuthenticator(origin);
    await harness.add(person, authenticator);
    const { data } = await harness.logInWith(authenticator);
    expect(data).toMatchObject({ status: "pending", reason: "verify_email" });
    expect(await read()).toMatchObject({ role: "user" });
  });

  test("is not given to a factor that a thief has added before the promotion", async () => {
    const factors = { totp: { id: "aut_1", addedAt: new Date().toISOString() } } as const;
    const { email, harness } = await open({ emailVerified: true, factors });
    expect(pending(await harness.latch.logIn({ body: { identifier: email, password } }))).toEqual(
      expect.objectContaining({ reason: "second_factor" }),
    );
  });

  test("is given by a login with the password, the mailbox and a new factor", async () => {
    const { harness, person, email, logIn, read } = await open();
    const first = pending(await logIn());
    expect(first).toMatchObject({ reason: "enroll_second_factor", methods: ["email_code"] });
    const { challenge } = await proveMailbox(harness, email, first.challenge);
    const { data } = await harness.latch.enrolTotp({ body: { challenge } });
    const code = codeAt(data?.secret ?? "", harness.clock());
    const body = { challenge, code };
    const session = signedIn(await harness.latch.confirmEnrolledTotp({ body }));
    expect(session.user).toMatchObject({ role: "super_admin", emailVerified: true });
    expect(session.user).not.toHaveProperty("pendingRole");
    expect(await read()).toMatchObject({ role: "super_admin" });
    expect(outcome(await person.latch.exportMe())[0], "the sessions have ended").toBe(401);
  });

  test("is given by a login with the password, a factor of the account and the mailbox", async () => {
    const { harness, person, email } = await open();
    const ada = await enrolTotp(harness, person);
    const { challenge } = pending(await logInWith(harness, email, proofBy(ada)));
    const proof = await mailedCodeProof(harness, email);
    const session = signedIn(await harness.latch.answerChallenge({ body: { challenge, proof } }));
    expect(session.user).toMatchObject({ role: "super_admin" });
    const latch = harness.as({ authorization: `Bearer ${session.accessToken}` });
    expect((await latch.listUsers()).response.status).toBe(200);
  });

  test("needs the second factor on a trusted device, too", async () => {
    const { harness, person, email, promote } = await open({}, { TRUSTED_DEVICE_DAYS: "30" });
    await promote("user");
    const ada = await enrolTotp(harness, person);
    const challenge = await beginLogIn(harness, email);
    const body = { challenge, proof: proofBy(ada), trustDevice: true };
    const { deviceToken = "" } = signedIn(await harness.latch.answerChallenge({ body }));
    await promote();
    const logIn = { identifier: email, password, deviceToken };
    const next = pending(await harness.latch.logIn({ body: logIn }));
    expect(next).toMatchObject({ reason: "second_factor" });
  });

  test("does not keep out a user who cannot complete such a login", async () => {
    const recently = new Date().toISOString();
    const { logIn } = await open({ passwordByMailAt: recently });
    expect(signedIn(await logIn()).user).toMatchObject({ role: "user" });
  });
});

/** Returns a proof by the next code of an authenticator app. */
const proofBy = ({ nextCode }: { nextCode(): string }) => ({
  method: "totp" as const,
  code: nextCode(),
});

test("an account of one mailbox gets no role by the mailbox alone", async () => {
  const harness = await createHarness(demanding);
  const email = "mailbox@example.com";
  const asked = pending(await harness.latch.requestEmailCode({ body: { email } }));
  const proof = await mailedCodeProof(harness, email);
  const first = signedIn(
    await harness.latch.answerChallenge({ body: { challenge: asked.challenge, proof } }),
  );
  await harness.latch.forgotPassword({ body: { email } });
  const token = await newestToken(harness, email);
  expect((await harness.latch.resetPassword({ body: { token, password } })).response.status).toBe(
    204,
  );
  await changeUser(harness.database, first.user.id, { pendingRole: "super_admin" });
  const body = { identifier: email, password };
  expect(signedIn(await harness.latch.logIn({ body })).user).toMatchObject({ role: "user" });
});
