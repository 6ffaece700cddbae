import { decode } from "hono/jwt";
import { describe, expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import {
  beginLogIn,
  createRecoveryCodes,
  enrolTotp,
  logInWith,
  passwordProof,
  proveFor,
  signInWith,
} from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";

const hours = 3600;

async function open() {
  const harness = await createHarness();
  const ada = await enrolTotp(harness, await harness.signUp());
  return { harness, ada, email: ada.user.email };
}

/** Reports the lost factor and proves the mailbox. @returns the result, a challenge or a session */
async function reportLoss(harness: Harness, email: string) {
  const challenge = await beginLogIn(harness, email);
  const reported = pending(await harness.latch.reportLostFactor({ body: { challenge } }));
  const proof = await mailedCodeProof(harness, email);
  const body = { challenge: reported.challenge, proof };
  return { reported, result: await harness.latch.answerChallenge({ body }) };
}

describe("a lost factor: by a recovery code", () => {
  test("a user logs in and removes the authenticator", async () => {
    const { harness, ada, email } = await open();
    const [first = "", second = ""] = await createRecoveryCodes(harness, ada);
    const person = await signInWith(harness, email, { method: "recovery_code", code: first });
    const proofs = [passwordProof, { method: "recovery_code" as const, code: second }];
    const proved = await proveFor(harness, person, "removeTotp", ...proofs);
    harness.pass(72 * hours);
    expect((await proved.latch.removeTotp()).response.status).toBe(401);
  });
});

describe("a lost factor: by the password, the mailbox and 72 hours", () => {
  test("the mailbox alone gives no access, and the API returns the time when it will", async () => {
    const { harness, email } = await open();
    const { reported, result } = await reportLoss(harness, email);
    expect(reported).toMatchObject({ reason: "lost_factor", methods: ["email_code"] });
    const waiting = pending(result);
    expect(waiting).toMatchObject({ reason: "lost_factor", methods: [] });
    const availableAt = Date.parse(waiting.availableAt ?? "");
    expect(availableAt - harness.clock()).toBeGreaterThan(71.9 * hours * 1000);
    // Asking again does not move the time.
    harness.pass(hours);
    const again = pending((await reportLoss(harness, email)).result);
    expect(again.availableAt).toBe(waiting.availableAt);
  });

  test("after them a login removes the factors and ends everything else", async () => {
    const { harness, ada, email } = await open();
    await reportLoss(harness, email);
    harness.pass(72 * hours + 1);
    const { accessToken } = signedIn((await reportLoss(harness, email)).result);
    expect(decode(accessToken).payload).toMatchObject({ amr: ["pwd"], acr: "aal1" });
    const latch = harness.as({ authorization: `Bearer ${accessToken}` });
    expect((await latch.listMyAuthenticators()).data?.items).toEqual([]);
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
    const body = { refreshToken: ada.refreshToken };
    expect(outcome(await harness.latch.refreshSession({ body }))).toEqual([401, "invalid_session"]);
    const { data } = await harness.latch.logIn({ body: { identifier: email, password } });
    expect(data?.status).toBe("signed_in");
  });

  test("an older session cancels the request", async () => {
    const { harness, ada, email } = await open();
    const first = pending((await reportLoss(harness, email)).result);
    expect((await ada.latch.cancelFactorRecovery()).response.status).toBe(204);
    expect((await ada.latch.cancelFactorRecovery()).response.status, "again").toBe(204);
    harness.pass(72 * hours + 1);
    const second = pending((await reportLoss(harness, email)).result);
    expect(Date.parse(second.availableAt ?? "")).toBeGreaterThan(
      Date.parse(first.availableAt ?? "") + 71 * hours * 1000,
    );
  });

  test("a login with the factor cancels the request", async () => {
    const { harness, ada, email } = await open();
    await reportLoss(harness, email);
    harness.pass(hours);
    await signInWith(harness, email, { method: "totp", code: ada.nextCode() });
    harness.pass(72 * hours);
    expect(pending((await reportLoss(harness, email)).result).methods).toEqual([]);
  });

  test("a request that no login used expires after a week", async () => {
    const { harness, email } = await open();
    await reportLoss(harness, email);
    harness.pass((72 + 7 * 24) * hours + 1);
    expect(pending((await reportLoss(harness, email)).result).methods).toEqual([]);
  });

  test("is closed to roles that must have a factor, and without a challenge of a login", async () => {
    const { harness, ada, email } = await open();
    const { database, keys } = harness;
    const strict = await createHarness({ SECOND_FACTOR_ROLES: "user" }, { database, keys });
    const challenge = await beginLogIn(strict, email);
    expect(outcome(await strict.latch.reportLostFactor({ body: { challenge } }))).toEqual([
      403,
      "forbidden",
    ]);
    const forged = { challenge: "lch_AAAA" };
    expect(outcome(await harness.latch.reportLostFactor({ body: forged }))).toEqual([
      401,
      "invalid_challenge",
    ]);
    expect((await ada.latch.getMe()).response.status).toBe(200);
  });
});

describe("a lost factor: by an administrator", () => {
  /** Opens an account, and an administrator with a second factor. */
  async function openWithAdmin() {
    const { harness, ada, email } = await open();
    const master = await enrolTotp(harness, await harness.signUp({ role: "master" }));
    const params = { path: { userId: ada.user.id } };
    const body = { reason: "Lost phone" };
    /** Authenticates the administrator by both factors. */
    const prove = async () => {
      const proofs = [passwordProof, { method: "totp" as const, code: master.nextCode() }];
      return (await proveFor(harness, master, undefined, ...proofs)).latch;
    };
    return { harness, ada, email, master, params, body, prove };
  }

  test("who is of a higher role and has used a second factor in the last 10 minutes", async () => {
    const { harness, ada, params, body, prove } = await openWithAdmin();
    const plain = await harness.signUp({ role: "master" });
    expect(outcome(await plain.latch.resetUserAuthenticators({ params, body }))).toEqual([
      401,
      "reauthentication_required",
    ]);
    const peer = await enrolTotp(harness, await harness.signUp({ role: "master" }));
    const admin = await prove();
    const other = { path: { userId: peer.user.id } };
    expect(outcome(await admin.resetUserAuthenticators({ params: other, body }))[1]).toBe(
      "forbidden",
    );
    expect(outcome(await admin.listUserAuthenticators({ params: other }))[1]).toBe("forbidden");
    const { data } = await admin.listUserAuthenticators({ params });
    expect(data?.items).toMatchObject([{ type: "totp" }]);
    const stale = { ...params, header: { "if-match": '"999"' } };
    expect(outcome(await admin.resetUserAuthenticators({ params: stale, body }))).toEqual([
      412,
      "precondition_failed",
    ]);
    expect((await admin.resetUserAuthenticators({ params, body })).response.status).toBe(204);
    const listed = await scan(harness.database, "Authenticators");
    expect(listed.filter(({ userId }) => userId === ada.user.id)).toEqual([]);
    harness.pass(601);
    expect(outcome(await admin.resetUserAuthenticators({ params, body }))).toEqual([
      401,
      "reauthentication_required",
    ]);
  });

  test("after which the login needs the password and the mailbox, once", async () => {
    const { harness, ada, email, params, body, prove } = await openWithAdmin();
    await (await prove()).resetUserAuthenticators({ params, body });
    const refresh = { refreshToken: ada.refreshToken };
    expect(outcome(await harness.latch.refreshSession({ body: refresh }))[1]).toBe(
      "invalid_session",
    );
    const logIn = () => harness.latch.logIn({ body: { identifier: email, password } });
    const challenge = pending(await logIn());
    expect(challenge).toMatchObject({ reason: "lost_factor", methods: ["email_code"] });
    const repeated = await harness.latch.answerChallenge({
      body: { challenge: challenge.challenge, proof: passwordProof },
    });
    expect(repeated.response.status, "the password twice").toBe(400);
    const answer = { challenge: challenge.challenge, proof: await mailedCodeProof(harness, email) };
    const session = signedIn(await harness.latch.answerChallenge({ body: answer }));
    const latch = harness.as({ authorization: `Bearer ${session.accessToken}` });
    expect((await latch.exportMe()).data?.user).not.toHaveProperty("factorResetReason");
    expect((await logIn()).data?.status, "from then on").toBe("signed_in");
  });

  test("ten times a day at most", async () => {
    const { harness, params, body, prove } = await openWithAdmin();
    const admin = await prove();
    for (let count = 0; count < 10; count++) {
      expect((await admin.resetUserAuthenticators({ params, body })).response.status).toBe(204);
    }
    expect(outcome(await admin.resetUserAuthenticators({ params, body }))).toEqual([
      429,
      "rate_limited",
    ]);
    expect(harness.logged.filter(({ event }) => event === "user.factors_reset")).toHaveLength(10);
  });
});

test("a mailed code is no second factor: it does not complete a login", async () => {
  const { harness, ada, email } = await open();
  await changeUser(harness.database, ada.user.id, { emailVerified: true });
  const { challenge } = pending(await harness.latch.requestEmailCode({ body: { email } }));
  const proof = await mailedCodeProof(harness, email);
  const { data } = await harness.latch.answerChallenge({ body: { challenge, proof } });
  expect(data).toMatchObject({ status: "pending", reason: "second_factor" });
  const second = await beginLogIn(harness, email);
  const body = { challenge: second, proof };
  expect(outcome(await harness.latch.answerChallenge({ body })), "for the login").toEqual([
    400,
    "invalid_request",
  ]);
  expect(
    (await logInWith(harness, email, { method: "totp", code: "000000" })).data,
  ).toBeUndefined();
});
