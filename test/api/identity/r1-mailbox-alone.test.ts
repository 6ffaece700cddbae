import { describe, expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { openEnrolment, proveMailbox } from "../../support/fixtures/enrolment.ts";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import {
  beginLogIn,
  codeAt,
  createRecoveryCodes,
  enrolTotp,
  passwordProof,
  proveFor,
  type TotpPerson,
} from "../../support/fixtures/second-factor.ts";
import { linkTo } from "../../support/fixtures/security-mails.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, origin, password } from "../../support/harness.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";
import { createSoftwareAuthenticator } from "../../support/passkeys/software-authenticator.ts";

const hours = 3600;
const newPassword = "another battery of horses";
type Client = Pick<Harness, "latch" | "mailsTo">;

/** Resets a password by the mailbox alone. */
async function resetByMail(harness: Client, email: string) {
  await harness.latch.forgotPassword({ body: { email } });
  const token = await linkTo("reset-password", harness, email);
  return harness.latch.resetPassword({ body: { token, password: newPassword } });
}

const logIn = (harness: Client, email: string, given = newPassword) =>
  harness.latch.logIn({ body: { identifier: email, password: given } });

/** Answers a challenge by the mailed code. */
async function answerByMail(harness: Client, email: string, challenge: string) {
  const proof = await mailedCodeProof(harness, email);
  return harness.latch.answerChallenge({ body: { challenge, proof } });
}

/** Opens an account with an authenticator app that is older than 72 hours. */
async function openSettled() {
  const harness = await createHarness();
  const ada = await enrolTotp(harness, await harness.signUp());
  const { email } = ada.user;
  const token = await newestToken(harness, email);
  await harness.latch.verifyEmail({ body: { token, password } });
  harness.pass(72 * hours);
  return { harness, ada, email };
}

const proofsOf = (ada: TotpPerson) => [
  passwordProof,
  { method: "totp" as const, code: ada.nextCode() },
];

describe("R1: a factor that an older one has confirmed", () => {
  test("is required for a reset at once, after the replacement of an authenticator app", async () => {
    const { harness, ada, email } = await openSettled();
    const proved = await proveFor(harness, ada, "setUpTotp", ...proofsOf(ada));
    const secret = (await proved.latch.setUpTotp()).data?.secret ?? "";
    const confirmed = await ada.latch.confirmTotp({
      body: { code: codeAt(secret, harness.clock()) },
    });
    expect(confirmed.response.status).toBe(204);
    expect((await resetByMail(harness, email)).data).toMatchObject({ status: "pending" });
    harness.pass(30);
    const code = codeAt(secret, harness.clock());
    const by = [passwordProof, { method: "totp" as const, code }];
    const owner = await proveFor(harness, ada, "removeTotp", ...by);
    expect((await owner.latch.removeTotp()).response.status, "the owner removes it").toBe(204);
  });

  test("is required for a reset at once, after a change to another passkey", async () => {
    const harness = await createPasskeyHarness();
    const { person, authenticator, passkey } = await harness.signUpWithPasskey();
    const { email } = person.user;
    await changeUser(harness.database, person.user.id, { emailVerified: true });
    const second = createSoftwareAuthenticator(origin);
    const credential = await harness.create(person, second);
    const proofs = [await harness.proofOf(person, authenticator)];
    const header = await harness.confirm(person, "addPasskey", proofs);
    await person.latch.addPasskey({ params: { header }, body: { credential } });
    const again = [await harness.proofOf(person, second)];
    const removal = await harness.confirm(person, "removePasskey", again);
    const { response } = await person.latch.removePasskey({
      params: { path: { id: passkey.id }, header: removal },
    });
    expect(response.status).toBe(204);
    expect((await resetByMail(harness, email)).data).toMatchObject({ status: "pending" });
  });

  test("covers recovery codes, which prove a reset at once", async () => {
    const { harness, ada, email } = await openSettled();
    const [code = ""] = await createRecoveryCodes(harness, ada);
    await harness.latch.forgotPassword({ body: { email } });
    const token = await linkTo("reset-password", harness, email);
    const proof = { method: "recovery_code" as const, code };
    const body = { token, password: newPassword, proof };
    expect((await harness.latch.resetPassword({ body })).response.status).toBe(204);
    expect(await scan(harness.database, "Authenticators")).toHaveLength(2);
  });

  test("is not one that a thief with the password has added beside a new factor", async () => {
    const harness = await createHarness();
    const thief = await enrolTotp(harness, await harness.signUp());
    await createRecoveryCodes(harness, thief);
    const { email } = thief.user;
    expect((await resetByMail(harness, email)).response.status).toBe(204);
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
  });

  test("is one that was added during a login by the password and the mailbox", async () => {
    const { harness, email, start, confirm } = await openEnrolment();
    signedIn(await confirm((await start()).data?.secret));
    expect((await resetByMail(harness, email)).data).toMatchObject({
      status: "pending",
      methods: ["totp"],
    });
  });
});

describe("R1: a password that a mailed link has set", () => {
  test("is no other factor after an administrator has removed the factors", async () => {
    const { harness, ada, email } = await openSettled();
    const root = await enrolTotp(harness, await harness.signUp({ role: "super_admin" }));
    const { latch } = await proveFor(harness, root, undefined, ...proofsOf(root));
    const params = { path: { userId: ada.user.id } };
    const removed = await latch.resetUserAuthenticators({ params, body: { reason: "Lost" } });
    expect(removed.response.status).toBe(204);
    expect((await resetByMail(harness, email)).response.status).toBe(204);
    const first = pending(await logIn(harness, email));
    expect(first).toMatchObject({ reason: "lost_factor", methods: ["email_code"] });
    const waiting = pending(await answerByMail(harness, email, first.challenge));
    expect(waiting).toMatchObject({ reason: "lost_factor", methods: [] });
    expect(Date.parse(waiting.availableAt ?? "") - harness.clock()).toBeGreaterThan(
      71 * hours * 1000,
    );
    const { challenge } = waiting;
    const again = pending(await harness.latch.answerChallenge({ body: { challenge } }));
    expect(again.availableAt).toBe(waiting.availableAt);
    harness.pass(72 * hours);
    const late = pending(await logIn(harness, email));
    signedIn(await answerByMail(harness, email, late.challenge));
  });

  test("adds no factor for a role that requires one", async () => {
    const { harness, email } = await openEnrolment();
    expect((await resetByMail(harness, email)).response.status).toBe(204);
    const first = pending(await logIn(harness, email));
    const waiting = await proveMailbox(harness, email, first.challenge);
    expect(waiting).toMatchObject({ reason: "enroll_second_factor", methods: [] });
    const { challenge } = waiting;
    const { latch } = harness;
    const refused = [401, "invalid_challenge"];
    expect(outcome(await latch.enrolTotp({ body: { challenge } }))).toEqual(refused);
    expect(outcome(await latch.startPasskeyEnrolment({ body: { challenge } }))).toEqual(refused);
    harness.pass(72 * hours);
    const late = pending(await logIn(harness, email));
    const open = await proveMailbox(harness, email, late.challenge);
    expect(open.methods).toEqual(["passkey", "totp"]);
  });

  test("stays one when its user changes it", async () => {
    const { harness, email } = await openSettledWithoutFactor();
    const ada = await harness.latch.logIn({ body: { identifier: email, password: newPassword } });
    const latch = harness.as({ authorization: `Bearer ${signedIn(ada).accessToken}` });
    const body = { currentPassword: newPassword, newPassword: password, endOtherSessions: true };
    expect((await latch.changePassword({ body })).response.status).toBe(204);
    const [user] = await scan(harness.database, "Users");
    expect(user).toHaveProperty("passwordByMailAt");
  });

  test("is none for an invitation, which vouches for the mailbox", async () => {
    const before = await createHarness();
    const { latch } = await before.signUp({ role: "super_admin" });
    const email = "new@example.com";
    await latch.createUser({ body: { email, role: "master" } });
    const { database, keys } = before;
    const harness = await createHarness({ SECOND_FACTOR_ROLES: "master" }, { database, keys });
    const token = await newestToken(harness, email);
    const body = { token, password: newPassword };
    expect((await harness.latch.resetPassword({ body })).response.status).toBe(204);
    const first = pending(await logIn(harness, email));
    expect((await proveMailbox(harness, email, first.challenge)).methods).toContain("totp");
  });
});

/** Opens an account whose password was reset by the mailbox. */
async function openSettledWithoutFactor() {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  const { email } = user;
  await harness.latch.verifyEmail({ body: { token: await newestToken(harness, email), password } });
  expect((await resetByMail(harness, email)).response.status).toBe(204);
  return { harness, email };
}

describe("R1: an account without a password", () => {
  /** Opens an account with a passkey only, and logs in by its mailbox. */
  async function openPasswordless() {
    const harness = await createPasskeyHarness();
    const { person, authenticator } = await harness.signUpWithPasskey();
    const { email } = person.user;
    await changeUser(harness.database, person.user.id, { emailVerified: true });
    await harness.removePassword(person, authenticator);
    const byMail = async () => {
      const { challenge } = pending(await harness.latch.requestEmailCode({ body: { email } }));
      return pending(await answerByMail(harness, email, challenge));
    };
    return { harness, person, email, byMail };
  }

  test("does not lose its passkey to the mailbox, also after 72 hours", async () => {
    const { harness, byMail } = await openPasswordless();
    for (const wait of [0, 73 * hours]) {
      harness.pass(wait);
      const { challenge, methods } = await byMail();
      expect(methods).toEqual(["passkey"]);
      const reported = await harness.latch.reportLostFactor({ body: { challenge } });
      expect(outcome(reported)).toEqual([403, "forbidden"]);
    }
    expect(await scan(harness.database, "Authenticators")).toHaveLength(1);
  });

  test("needs a password besides the mailbox after an administrator has removed the passkey", async () => {
    const { harness, person, email, byMail } = await openPasswordless();
    const factorReset = { at: new Date().toISOString(), reason: "Lost" };
    await changeUser(harness.database, person.user.id, { factors: undefined, factorReset });
    expect(await byMail()).toMatchObject({ reason: "lost_factor", methods: ["password"] });
    expect((await resetByMail(harness, email)).response.status).toBe(204);
    const { challenge } = pending(await logIn(harness, email));
    const waiting = pending(await answerByMail(harness, email, challenge));
    expect(waiting).toMatchObject({ reason: "lost_factor", methods: [] });
  });
});

test("a report of a lost factor whose delay is over completes the login that has proven everything", async () => {
  const { harness, ada, email } = await openSettled();
  const first = await harness.latch.reportLostFactor({
    body: { challenge: await beginLogIn(harness, email) },
  });
  await answerByMail(harness, email, pending(first).challenge);
  harness.pass(73 * hours);
  const asked = pending(await harness.latch.requestEmailCode({ body: { email } }));
  const byMail = pending(await answerByMail(harness, email, asked.challenge));
  const body = { challenge: byMail.challenge, proof: passwordProof };
  const both = pending(await harness.latch.answerChallenge({ body }));
  expect(both.reason).toBe("second_factor");
  const due = pending(
    await harness.latch.reportLostFactor({ body: { challenge: both.challenge } }),
  );
  expect(due).toMatchObject({ reason: "lost_factor", methods: [] });
  expect(Date.parse(due.availableAt ?? "")).toBeLessThanOrEqual(harness.clock());
  const { challenge } = due;
  const session = signedIn(await harness.latch.answerChallenge({ body: { challenge } }));
  expect(session.user.id).toBe(ada.user.id);
});
