import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { createHarness, password } from "../../support/harness.ts";

const newPassword = "another fine long password";

describe("changing the password", () => {
  test("requires the current password and ends all other sessions", async () => {
    const harness = await createHarness();
    const current = await harness.signUp();
    const otherDevice = await harness.logIn(current.user.email);
    const change = (currentPassword: string) =>
      current.latch.changePassword({
        body: { currentPassword, newPassword, endOtherSessions: true },
      });
    expect(outcome(await change("not the password"))).toEqual([401, "invalid_credentials"]);
    expect(outcome(await change(password))).toEqual([204, undefined]);

    expect(outcome(await current.latch.exportMe())[0], "this device goes on").toBe(200);
    const { refreshToken } = current;
    expect(outcome(await current.latch.refreshSession({ body: { refreshToken } }))[0]).toBe(200);
    expect(outcome(await otherDevice.latch.exportMe())[0]).toBe(401);
    const elsewhere = { body: { refreshToken: otherDevice.refreshToken } };
    expect(outcome(await otherDevice.latch.refreshSession(elsewhere))[0]).toBe(401);
  });

  test("of another version than the client knows counts a guess only for a wrong password", async () => {
    const harness = await createHarness({ RATE_LIMITS: "false" });
    const { latch, user } = await harness.signUp();
    const attempt = async (given: string) => {
      const params = { header: { "if-match": '"999"' } };
      const body = { currentPassword: given, newPassword, endOtherSessions: true };
      const email = { email: "next@example.com", password: given };
      return [
        outcome(await latch.changePassword({ params, body })),
        outcome(await latch.changeEmail({ params, body: email })),
      ];
    };
    const stale = [412, "precondition_failed"];
    for (let each = 0; each < 6; each++) expect(await attempt(password)).toEqual([stale, stale]);
    const credentials = { identifier: user.email, password };
    expect(outcome(await harness.latch.logIn({ body: credentials }))[0]).toBe(200);
    const wrong = [401, "invalid_credentials"];
    expect(await attempt("not the password")).toEqual([wrong, wrong]);
    expect((await latch.getMe()).data).toMatchObject({ version: user.version });
  });

  test("keeps the other sessions on request", async () => {
    const harness = await createHarness();
    const current = await harness.signUp();
    const otherDevice = await harness.logIn(current.user.email);
    const body = { currentPassword: password, newPassword, endOtherSessions: false };
    await current.latch.changePassword({ body });
    expect(outcome(await otherDevice.latch.exportMe())[0]).toBe(200);
  });

  test("rejects a weak password and points to its field", async () => {
    const harness = await createHarness();
    const { latch } = await harness.signUp();
    const { error } = await latch.changePassword({
      body: { currentPassword: password, newPassword: "12345678", endOtherSessions: true },
    });
    expect(error?.errors).toEqual([
      { in: "body", pointer: "#/newPassword", detail: "Must not be a common password" },
    ]);
  });

  test("accepts one of two concurrent changes and returns a conflict for the other", async () => {
    const harness = await createHarness();
    const { latch, user } = await harness.signUp();
    const passwords = ["the first new password", "the second new password"];
    const answers = await Promise.all(
      passwords.map((text) =>
        latch.changePassword({
          body: { currentPassword: password, newPassword: text, endOtherSessions: true },
        }),
      ),
    );
    const statuses = answers.map((answer) => outcome(answer)[0]);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.every((status) => [204, 401, 409].includes(status as number))).toBe(true);
    const winner = passwords[statuses.indexOf(204)] as string;
    const logIn = await harness.latch.logIn({ body: { identifier: user.email, password: winner } });
    expect(outcome(logIn)[0]).toBe(200);
  });

  test("limits attempts to guess the current password", async () => {
    const harness = await createHarness({ RATE_LIMITS: "true" });
    const { latch } = await harness.signUp();
    const guess = () =>
      latch.changePassword({
        body: { currentPassword: "a guess", newPassword, endOtherSessions: true },
      });
    for (let count = 0; count < 5; count++) expect(outcome(await guess())[0]).toBe(401);
    expect(outcome(await guess())).toEqual([429, "rate_limited"]);
  });
});

describe("changing the email", () => {
  test("takes effect when the new address is verified, and notifies the old one", async () => {
    const harness = await createHarness();
    const { latch, user } = await harness.signUp();
    const email = "moved@example.com";
    const wrong = await latch.changeEmail({ body: { email, password: "not it" } });
    expect(outcome(wrong)).toEqual([401, "invalid_credentials"]);
    expect(outcome(await latch.changeEmail({ body: { email, password } }))[0]).toBe(202);
    expect((await latch.getMe()).data?.email).toBe(user.email);
    const [notification] = await harness.mailsTo(user.email);
    expect(notification?.text).toContain(email);

    const token = await newestToken(harness, email);
    expect(outcome(await latch.verifyEmail({ body: { token } }))[0]).toBe(204);
    expect((await latch.getMe()).data).toMatchObject({ email, emailVerified: true });
    await harness.logIn(email);
    const old = await harness.latch.logIn({ body: { identifier: user.email, password } });
    expect(outcome(old)[0]).toBe(401);
    const again = { email: user.email, password };
    expect(outcome(await harness.latch.signUp({ body: again }))).toEqual([409, "email_taken"]);
    harness.pass(72 * 3600);
    await harness.signUp({ email: user.email });
  });

  test("mails nothing to a taken address, with the same response", async () => {
    const harness = await createHarness();
    const other = await harness.signUp();
    const { latch } = await harness.signUp();
    const before = await harness.mailsTo(other.user.email);
    const answer = await latch.changeEmail({ body: { email: other.user.email, password } });
    expect(outcome(answer)).toEqual([202, undefined]);
    expect(await harness.mailsTo(other.user.email)).toEqual(before);
  });

  test("returns a conflict if the address was taken meanwhile, and the link works later", async () => {
    const harness = await createHarness();
    const { latch } = await harness.signUp();
    const email = "wanted@example.com";
    await latch.changeEmail({ body: { email, password } });
    const token = await newestToken(harness, email);
    const otherUser = await harness.signUp({ email });
    expect(outcome(await latch.verifyEmail({ body: { token } }))).toEqual([409, "email_taken"]);
    await otherUser.latch.deleteMe({ body: { password } });
    expect(outcome(await latch.verifyEmail({ body: { token } }))[0]).toBe(204);
  });
});
