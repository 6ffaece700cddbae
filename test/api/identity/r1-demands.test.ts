import { describe, expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const addedAt = "2026-01-01T00:00:00.000Z";
const totp = { totp: { id: "aut_01jd7p3t1kf4fvz0e8m2q5c9ax", addedAt } } as const;
const key = { body: { name: "a key", scopes: ["tasks:read" as const] } };
const newPassword = "another fine long password";

/** Opens the same installation with other settings, as after a new start. */
const restart = ({ database, keys }: Harness, environment: Record<string, string>) =>
  createHarness(environment, { database, keys });

/** A session of an account that is not verified, in an installation that requires it from now on. */
async function openUnverified() {
  const before = await createHarness();
  const person = await before.signUp();
  const after = await restart(before, { REQUIRE_VERIFIED_EMAIL: "true" });
  const latch = after.as({ authorization: `Bearer ${person.accessToken}` });
  const refresh = () => after.latch.refreshSession({ body: { refreshToken: person.refreshToken } });
  return { ...after, before, person, own: latch, refresh };
}

describe("R1: a session that a new demand concerns", () => {
  test("is not refreshed, and stays: the refresh token works after the proof", async () => {
    const { latch, before, person, refresh, pass } = await openUnverified();
    const { error } = await refresh();
    expect(error).toMatchObject({ code: "authentication_incomplete", status: 401 });
    expect(error?.pending).toMatchObject({ status: "pending", reason: "verify_email" });
    pass(60);
    expect((await refresh()).error?.code, "not a replay").toBe("authentication_incomplete");
    const token = await newestToken(before, person.user.email);
    expect(outcome(await latch.verifyEmail({ body: { token, password } }))[0]).toBe(204);
    const refreshed = signedIn(await refresh());
    expect(refreshed.user.emailVerified).toBe(true);
  });

  test("is replaced by the session that completes the challenge", async () => {
    const { latch, before, person, refresh } = await openUnverified();
    const challenge = (await refresh()).error?.pending?.challenge ?? "";
    const token = await newestToken(before, person.user.email);
    await latch.verifyEmail({ body: { token, password } });
    const { accessToken } = signedIn(await latch.answerChallenge({ body: { challenge } }));
    const own = before.as({ authorization: `Bearer ${accessToken}` });
    expect((await own.listMySessions()).data?.items).toHaveLength(1);
    expect(outcome(await refresh())).toEqual([401, "invalid_session"]);
  });

  test("is not verified for a back end, and creates no API key", async () => {
    const { latch, person, own } = await openUnverified();
    const verified = await latch.verifySession({ body: { session: person.refreshToken } });
    expect(outcome(verified)).toEqual([401, "authentication_incomplete"]);
    expect(outcome(await own.createApiKey(key))).toEqual([403, "email_not_verified"]);
    const proofs = [{ method: "password" as const, password }];
    const body = { refreshToken: person.refreshToken, proofs };
    expect(outcome(await latch.reauthenticate({ body }))).toEqual([
      401,
      "authentication_incomplete",
    ]);
  });

  test("is refreshed by one consecutive database call", async () => {
    const { database, watch } = await openCountingDatabase();
    const { latch, signUp } = await createHarness({}, { database });
    const { refreshToken } = await signUp();
    const { rounds } = await watch(() => latch.refreshSession({ body: { refreshToken } }));
    expect(rounds).toBe(1);
  });
});

describe("R1: an account with a second factor", () => {
  async function openWithFactor() {
    const harness = await createHarness();
    const person = await harness.signUp();
    await changeUser(harness.database, person.user.id, { factors: totp, emailVerified: true });
    return { ...harness, person, email: person.user.email };
  }

  test("does not log in by the password alone", async () => {
    const { latch, email } = await openWithFactor();
    const result = pending(await latch.logIn({ body: { identifier: email, password } }));
    expect(result).toMatchObject({ reason: "second_factor", methods: ["totp"] });
    const answer = await latch.answerChallenge({ body: { challenge: result.challenge } });
    expect(pending(answer).reason, "without a proof").toBe("second_factor");
  });

  test("has sessions from before the factor refused at the refresh", async () => {
    const { latch, person } = await openWithFactor();
    const { refreshToken } = person;
    const { error } = await latch.refreshSession({ body: { refreshToken } });
    expect(error?.pending?.reason).toBe("second_factor");
    expect(outcome(await person.latch.createApiKey(key))).toEqual([
      401,
      "reauthentication_required",
    ]);
    const proofs = [{ method: "password" as const, password }];
    expect(outcome(await latch.reauthenticate({ body: { refreshToken, proofs } }))).toEqual([
      401,
      "reauthentication_required",
    ]);
  });

  test("is not recovered by the mailbox alone, and the link stays valid", async () => {
    const harness = await openWithFactor();
    const { latch, email, person, database } = harness;
    await latch.forgotPassword({ body: { email } });
    const token = await newestToken(harness, email);
    const reset = (extra: object = {}) =>
      latch.resetPassword({ body: { token, password: newPassword, ...extra } });
    const { challenge, methods } = pending(await reset());
    expect(methods).toEqual(["totp"]);
    const proof = { method: "password" as const, password };
    expect(outcome(await reset({ proof })), "a password is no second factor").toEqual([
      400,
      "invalid_request",
    ]);
    expect(pending(await reset({ challenge })).reason, "without the proof").toBe("second_factor");
    expect(pending(await latch.logIn({ body: { identifier: email, password } })).reason).toBe(
      "second_factor",
    );
    await changeUser(database, person.user.id, { factors: undefined });
    expect(outcome(await reset())).toEqual([204, undefined]);
  });

  test("is not recovered with the challenge of another account", async () => {
    const harness = await openWithFactor();
    const { latch, email, database } = harness;
    const other = await harness.signUp();
    await changeUser(database, other.user.id, { factors: totp, emailVerified: true });
    const body = { identifier: other.user.email, password };
    const { challenge } = pending(await latch.logIn({ body }));
    await latch.forgotPassword({ body: { email } });
    const token = await newestToken(harness, email);
    const reset = await latch.resetPassword({ body: { token, password: newPassword, challenge } });
    expect(outcome(reset)).toEqual([401, "invalid_challenge"]);
  });
});

describe("R1: a role in SECOND_FACTOR_ROLES", () => {
  const demanding = { SECOND_FACTOR_ROLES: "master, super_admin" };

  test("is not exercised without a second factor", async () => {
    const before = await createHarness();
    const master = await before.signUp({ role: "master" });
    const { latch } = await restart(before, demanding);
    const body = { identifier: master.user.email, password };
    expect(pending(await latch.logIn({ body }))).toMatchObject({
      reason: "enroll_second_factor",
      methods: ["email_code"],
    });
    const { refreshToken } = master;
    const { error } = await latch.refreshSession({ body: { refreshToken } });
    expect(error?.pending).toMatchObject({
      reason: "enroll_second_factor",
      methods: ["email_code"],
    });
    signedIn(
      await latch.logIn({ body: { ...body, identifier: (await before.signUp()).user.email } }),
    );
  });

  test("takes effect at once for a verified user whose second factor suffices by itself", async () => {
    const before = await createHarness();
    const admin = await before.signUp({ role: "super_admin" });
    const person = await before.signUp();
    const { as } = await restart(before, demanding);
    const latch = as({ authorization: `Bearer ${admin.accessToken}` });
    const path = { params: { path: { userId: person.user.id } } };
    await changeUser(before.database, person.user.id, { factors: totp });
    const promote = () => latch.changeUserRole({ ...path, body: { role: "master" } });
    expect((await promote()).data).toMatchObject({ role: "user", pendingRole: "master" });
    expect(outcome(await person.latch.listMyDevices())[0], "the session stays").toBe(200);

    await changeUser(before.database, person.user.id, { emailVerified: true });
    const { data } = await promote();
    expect(data).toMatchObject({ role: "master" });
    expect(data).not.toHaveProperty("pendingRole");
    expect(outcome(await person.latch.listMyDevices())[0], "the sessions have ended").toBe(401);
  });

  test("is cancelled by the former role and by a recovery", async () => {
    const before = await createHarness();
    const admin = await before.signUp({ role: "super_admin" });
    const person = await before.signUp();
    const after = await restart(before, demanding);
    const latch = after.as({ authorization: `Bearer ${admin.accessToken}` });
    const path = { params: { path: { userId: person.user.id } } };
    const change = (role: "user" | "master") => latch.changeUserRole({ ...path, body: { role } });
    await change("master");
    expect((await change("user")).data).not.toHaveProperty("pendingRole");
    await change("master");
    await after.latch.forgotPassword({ body: { email: person.user.email } });
    const token = await newestToken(before, person.user.email);
    await after.latch.resetPassword({ body: { token, password: newPassword } });
    expect((await latch.getUser(path)).data).not.toHaveProperty("pendingRole");
  });
});
