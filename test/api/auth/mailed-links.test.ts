import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const newPassword = "another fine long password";
const minutes = 60;
const hours = 3600;

describe("the verification of an email", () => {
  test("accepts the link of the mail once", async () => {
    const harness = await createHarness();
    const { user, latch } = await harness.signUp();
    const token = await newestToken(harness, user.email);
    expect(outcome(await latch.verifyEmail({ body: { token } }))).toEqual([204, undefined]);
    expect((await latch.getMe()).data).toMatchObject({ emailVerified: true, version: 2 });
    expect(outcome(await latch.verifyEmail({ body: { token } }))).toEqual([
      400,
      "invalid_one_time_token",
    ]);
  });

  test("accepts exactly one of fifty concurrent uses of a link", async () => {
    const harness = await createHarness();
    const { user, latch } = await harness.signUp();
    const token = await newestToken(harness, user.email);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => latch.verifyEmail({ body: { token } })),
    );
    const codes = answers.map(outcome).map(([status]) => status);
    expect(codes.filter((status) => status === 204)).toHaveLength(1);
    expect(codes.filter((status) => ![204, 400, 409].includes(status as number))).toEqual([]);
  });

  test("accepts a link for a day, and for this purpose only", async () => {
    const harness = await createHarness();
    const { user, latch } = await harness.signUp();
    const token = await newestToken(harness, user.email);
    const reset = await latch.resetPassword({ body: { token, password: newPassword } });
    expect(outcome(reset)).toEqual([400, "invalid_one_time_token"]);
    harness.pass(24 * hours + 1);
    expect(outcome(await harness.latch.verifyEmail({ body: { token, password } }))).toEqual([
      400,
      "invalid_one_time_token",
    ]);
  });
});

describe("the reset of a password", () => {
  test("sets a new password and ends all sessions, once per link", async () => {
    const harness = await createHarness();
    const { user, latch, refreshToken } = await harness.signUp();
    await harness.latch.forgotPassword({ body: { email: user.email.toUpperCase() } });
    const token = await newestToken(harness, user.email);
    const weak = await harness.latch.resetPassword({ body: { token, password: "password" } });
    expect(outcome(weak)).toEqual([400, "invalid_request"]);
    const reset = await harness.latch.resetPassword({ body: { token, password: newPassword } });
    expect(outcome(reset)).toEqual([204, undefined]);

    expect(outcome(await latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
    expect(outcome(await latch.exportMe())[0], "an access token with a session check").toBe(401);
    const logIn = async (given: string) =>
      outcome(await harness.latch.logIn({ body: { identifier: user.email, password: given } }))[0];
    expect([await logIn(password), await logIn(newPassword)]).toEqual([401, 200]);
    expect(
      outcome(await harness.latch.resetPassword({ body: { token, password: newPassword } })),
    ).toEqual([400, "invalid_one_time_token"]);
  });

  test("accepts a link for 15 minutes, and not after a change of the password", async () => {
    const harness = await createHarness();
    const { user, latch } = await harness.signUp();
    await harness.latch.forgotPassword({ body: { email: user.email } });
    const old = await newestToken(harness, user.email);
    harness.pass(15 * minutes + 1);
    const expired = await latch.resetPassword({ body: { token: old, password: newPassword } });
    expect(outcome(expired)).toEqual([400, "invalid_one_time_token"]);

    const { latch: again } = await harness.logIn(user.email);
    await harness.latch.forgotPassword({ body: { email: user.email } });
    const pending = await newestToken(harness, user.email);
    harness.pass(1);
    const body = { currentPassword: password, newPassword, endOtherSessions: false };
    expect(outcome(await again.changePassword({ body }))[0]).toBe(204);
    const outdated = await latch.resetPassword({ body: { token: pending, password } });
    expect(outcome(outdated)).toEqual([400, "invalid_one_time_token"]);
  });

  test("has the same response and the same work for an unknown address", async () => {
    const { database, watch } = await openCountingDatabase();
    const harness = await createHarness({}, { database });
    const { user } = await harness.signUp();
    const ask = (email: string) => watch(() => harness.latch.forgotPassword({ body: { email } }));
    const known = await ask(user.email);
    expect(await ask("nobody@example.com")).toEqual(known);
    expect(await harness.mailsTo("nobody@example.com")).toEqual([]);
  });

  test("mails one account at most four times an hour from one network, with the same response", async () => {
    const harness = await createHarness();
    const { user } = await harness.signUp();
    const before = (await harness.mailsTo(user.email)).length;
    for (let count = 0; count < 8; count++) {
      const asked = await harness.latch.forgotPassword({ body: { email: user.email } });
      expect(outcome(asked)).toEqual([202, undefined]);
    }
    expect(await harness.mailsTo(user.email)).toHaveLength(before + 4);
    harness.pass(1 * hours);
    await harness.latch.forgotPassword({ body: { email: user.email } });
    expect(await harness.mailsTo(user.email)).toHaveLength(before + 5);
  });

  test("rejects an invented token, and stores tokens as hashes only", async () => {
    const harness = await createHarness();
    const { user } = await harness.signUp();
    await harness.latch.forgotPassword({ body: { email: user.email } });
    const token = await newestToken(harness, user.email);
    for (const made of ["ott_nonsense", "x", `${token}x`, token.slice(0, -1)]) {
      const answer = await harness.latch.resetPassword({
        body: { token: made, password: newPassword },
      });
      expect(outcome(answer)).toEqual([400, "invalid_one_time_token"]);
    }
    const stored = JSON.stringify(await scan(harness.database, "OneTimeTokens"));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(token.slice(4));
    expect(JSON.stringify(harness.logged)).not.toContain(token);
  });
});
