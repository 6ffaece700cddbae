import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { eventAbout, linkTo, moveTo } from "../../support/fixtures/security-mails.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, type Person, password } from "../../support/harness.ts";

const invalid = [400, "invalid_one_time_token"];
const newPassword = "another fine long password";
const hour = 3600;
const taskKey = { name: "a key", scopes: ["tasks:read" as const] };

/** Signs up a user who then receives a security mail. */
async function openAccount() {
  const harness = await createHarness();
  const owner = await harness.signUp({ username: "ada" });
  await harness.sendMail(eventAbout(harness, owner.user, "user.password_changed"));
  const token = await linkTo("secure-account", harness, owner.user.email);
  return { harness, owner, token, email: owner.user.email };
}

/** Signs up a user whose account an attacker with the password moves to another address. */
async function openStolen() {
  const harness = await createHarness();
  const owner = await harness.signUp({ username: "ada" });
  const { email } = owner.user;
  const thief = await harness.logIn(email);
  await moveTo(harness, thief, "thief@example.com");
  const undo = await linkTo("undo-email-change", harness, email);
  return { harness, owner, thief, email, undo };
}

const secure = async ({ latch }: Harness, token: string) => {
  const answer = await latch.secureAccount({ body: { token } });
  return [...outcome(answer), answer.data?.next];
};
const logIn = async ({ latch }: Harness, identifier: string, given = password) =>
  outcome(await latch.logIn({ body: { identifier, password: given } }));
const refresh = async ({ latch }: Harness, { refreshToken }: Pick<Person, "refreshToken">) =>
  outcome(await latch.refreshSession({ body: { refreshToken } }))[0];

/** Resets the password by the newest link, and expects that the new one works. */
async function recover(harness: Harness, email: string) {
  const token = await linkTo("reset-password", harness, email);
  const body = { token, password: newPassword };
  expect(outcome(await harness.latch.resetPassword({ body }))[0]).toBe(204);
  expect((await logIn(harness, email, newPassword))[0]).toBe(200);
}

describe("R12: the link in a security mail", () => {
  test("ends sessions, API keys, links and pending changes, and requires a reset", async () => {
    const { harness, owner, token, email } = await openAccount();
    const { data: key } = await owner.latch.createApiKey({ body: taskKey });
    await harness.latch.forgotPassword({ body: { email } });
    const earlier = await linkTo("reset-password", harness, email);
    await owner.latch.changeEmail({ body: { email: "thief@example.com", password } });
    const pending = /#token=(\S+)/.exec(
      (await harness.mailsTo("thief@example.com"))[0]?.text ?? "",
    );

    const answer = await harness.latch.secureAccount({ body: { token } });
    expect([outcome(answer)[0], answer.data]).toEqual([200, { next: "reset_password" }]);
    expect(answer.response.headers.getSetCookie()).toEqual([]);
    expect(await refresh(harness, owner)).toBe(401);
    expect(outcome(await owner.latch.exportMe())[0]).toBe(401);
    const keyed = harness.as({ "x-api-key": key?.key ?? "" });
    expect(outcome(await keyed.listTasks())[0]).toBe(401);
    const body = { token: earlier, password: newPassword };
    expect(outcome(await harness.latch.resetPassword({ body }))).toEqual(invalid);
    const change = { token: pending?.[1] ?? "" };
    expect(outcome(await harness.latch.verifyEmail({ body: change }))).toEqual(invalid);

    expect(await logIn(harness, email)).toEqual([403, "password_reset_required"]);
    expect(await logIn(harness, email, "a guess")).toEqual([401, "invalid_credentials"]);
    await recover(harness, email);
  });

  test("works once, for seven days, and not after a recovery", async () => {
    const { harness, owner, token } = await openAccount();
    harness.pass(7 * 24 * hour - 60);
    expect((await secure(harness, token))[0]).toBe(200);
    expect(await secure(harness, token)).toEqual([...invalid, undefined]);

    await harness.sendMail(eventAbout(harness, owner.user, "user.password_changed"));
    const late = await linkTo("secure-account", harness, owner.user.email);
    harness.pass(7 * 24 * hour + 60);
    expect(await secure(harness, late)).toEqual([...invalid, undefined]);

    const other = await openAccount();
    await other.harness.latch.forgotPassword({ body: { email: other.email } });
    await recover(other.harness, other.email);
    expect(await secure(other.harness, other.token)).toEqual([...invalid, undefined]);
  });

  test("is refused in any other form, and for any other operation", async () => {
    const { harness, email, undo } = await openStolen();
    const token = await linkTo("secure-account", harness, email);
    const changed = `${token.slice(0, 20)}${token[20] === "A" ? "B" : "A"}${token.slice(21)}`;
    for (const text of [changed, token.slice(0, -4), `${token}AAAA`, "ott_", "ott_AQ", undo]) {
      expect(await secure(harness, text), text).toEqual([...invalid, undefined]);
    }
    const { latch } = harness;
    const body = { token, password };
    expect(outcome(await latch.undoEmailChange({ body }))).toEqual(invalid);
    expect(outcome(await latch.verifyEmail({ body: { token } }))).toEqual(invalid);
    expect(outcome(await latch.resetPassword({ body: { token, password } }))).toEqual(invalid);
  });

  test("leaves no session that starts at the same moment", async () => {
    const { harness, token, email } = await openAccount();
    const [answer, ...logIns] = await Promise.all([
      secure(harness, token),
      ...Array.from({ length: 6 }, () =>
        harness.latch.logIn({ body: { identifier: email, password } }),
      ),
    ]);
    expect(answer[0]).toBe(200);
    for (const answer of logIns) {
      if (!answer.data) continue;
      const { refreshToken = "" } = signedIn(answer);
      expect(await refresh(harness, { refreshToken })).toBe(401);
    }
  });

  test("secures the account once when it is opened several times at once", async () => {
    const { harness, token } = await openAccount();
    const answers = await Promise.all(Array.from({ length: 5 }, () => secure(harness, token)));
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
    expect(answers.every(([status]) => [200, 400, 409].includes(status as number))).toBe(true);
  });
});

describe("R12: a change of the address", () => {
  test("can be undone with the password from before it, also after the thief changed it", async () => {
    const { harness, thief, email, undo } = await openStolen();
    const body = { currentPassword: password, newPassword: "the thief's password" };
    await thief.latch.changePassword({ body: { ...body, endOtherSessions: true } });
    const wrong = { token: undo, password: "the thief's password" };
    const { latch } = harness;
    expect(outcome(await latch.undoEmailChange({ body: wrong }))).toEqual([
      401,
      "invalid_credentials",
    ]);

    const answer = await latch.undoEmailChange({ body: { token: undo, password } });
    expect([outcome(answer)[0], answer.data]).toEqual([200, { next: "reset_password" }]);
    expect(await refresh(harness, thief)).toBe(401);
    expect((await logIn(harness, "thief@example.com", "the thief's password"))[0]).toBe(401);
    expect(await logIn(harness, email, "the thief's password")).toEqual([
      403,
      "password_reset_required",
    ]);
    expect((await harness.mailsTo("thief@example.com"))[0]?.subject).toContain("undone");
    await recover(harness, email);
    const again = await latch.undoEmailChange({ body: { token: undo, password } });
    expect(outcome(again)).toEqual(invalid);
    await harness.signUp({ email: "thief@example.com" });
  });

  test("cannot be undone after 72 hours, and the address is free then", async () => {
    const { harness, email, undo } = await openStolen();
    harness.pass(72 * hour);
    const body = { token: undo, password };
    expect(outcome(await harness.latch.undoEmailChange({ body }))).toEqual(invalid);
    await harness.signUp({ email });
  });

  test("keeps the old address from others, by sign-up and by a change, for 72 hours", async () => {
    const { harness, email } = await openStolen();
    const stranger = await harness.signUp();
    const body = { email, password };
    const { latch } = harness;
    expect(outcome(await latch.signUp({ body }))).toEqual([409, "email_taken"]);
    const before = (await harness.mailsTo(email)).length;
    expect(outcome(await stranger.latch.changeEmail({ body }))[0]).toBe(202);
    expect(await harness.mailsTo(email), "no link is mailed").toHaveLength(before);
    harness.pass(72 * hour);
    await moveTo(harness, await harness.logIn(stranger.user.email), email);
  });

  test("can be made back by its owner, with a link to the old address", async () => {
    const { harness, thief, email } = await openStolen();
    await moveTo(harness, thief, email);
    expect((await logIn(harness, email))[0]).toBe(200);
    await expect(harness.signUp({ email: "thief@example.com" })).rejects.toThrow();
  });

  test("can be undone after further changes, which are undone with it", async () => {
    const { harness, thief, email, undo } = await openStolen();
    await moveTo(harness, thief, "second@example.com");
    const undoOfThief = await linkTo("undo-email-change", harness, "thief@example.com");
    const body = { token: undo, password };
    expect(outcome(await harness.latch.undoEmailChange({ body }))[0]).toBe(200);
    const later = { token: undoOfThief, password };
    expect(outcome(await harness.latch.undoEmailChange({ body: later }))).toEqual(invalid);
    await recover(harness, email);
    for (const address of ["thief@example.com", "second@example.com"]) {
      await harness.signUp({ email: address });
    }
  });

  test("at most three times in 72 hours, so that holds stay few", async () => {
    const { harness, thief } = await openStolen();
    await moveTo(harness, thief, "second@example.com");
    await moveTo(harness, thief, "third@example.com");
    const body = { email: "fourth@example.com", password };
    const refused = await thief.latch.changeEmail({ body });
    expect(outcome(refused)).toEqual([429, "rate_limited"]);
    expect(Number(refused.response.headers.get("retry-after"))).toBeGreaterThan(71 * hour);
    harness.pass(72 * hour);
    const again = await harness.logIn("third@example.com");
    expect(outcome(await again.latch.changeEmail({ body }))[0]).toBe(202);
  });

  test("and its undo at the same moment leave the account in one of both states", async () => {
    const { harness, thief, email, undo } = await openStolen();
    const target = "second@example.com";
    await thief.latch.changeEmail({ body: { email: target, password } });
    const token = /#token=(\S+)/.exec((await harness.mailsTo(target))[0]?.text ?? "")?.[1] ?? "";
    const [undone, changed] = await Promise.all([
      harness.latch.undoEmailChange({ body: { token: undo, password } }),
      harness.latch.verifyEmail({ body: { token } }),
    ]);
    expect(outcome(undone)[0]).toBe(200);
    expect([204, 400, 409]).toContain(outcome(changed)[0]);
    expect(await logIn(harness, email)).toEqual([403, "password_reset_required"]);
    expect(await logIn(harness, target)).toEqual([401, "invalid_credentials"]);
    await harness.signUp({ email: target });
  });

  test("limits the guesses of an undo, whatever strangers have guessed", async () => {
    const { harness, undo } = await openStolen();
    for (let count = 0; count < 6; count++) await logIn(harness, "thief@example.com", "a guess");
    const attempt = async (given: string) =>
      outcome(await harness.latch.undoEmailChange({ body: { token: undo, password: given } }));
    const guesses = await Promise.all(Array.from({ length: 30 }, () => attempt("a guess")));
    expect(guesses.filter(([status]) => status === 401).length).toBeLessThanOrEqual(5);
    for (let count = 0; count < 5; count++) await attempt("a guess");
    expect(await attempt(password)).toEqual([429, "rate_limited"]);
    harness.pass(hour);
    expect((await attempt(password))[0]).toBe(200);
  });
});

describe("R12: the owner of a former address secures the account", () => {
  test("which keeps the thief from resetting the password, until the undo", async () => {
    const { harness, thief, email, undo } = await openStolen();
    const token = await linkTo("secure-account", harness, email);
    expect(await secure(harness, token)).toEqual([200, undefined, "undo_email_change"]);
    expect(await refresh(harness, thief)).toBe(401);
    expect(await logIn(harness, "thief@example.com")).toEqual([403, "password_reset_required"]);
    await harness.latch.forgotPassword({ body: { email: "thief@example.com" } });
    await expect(linkTo("reset-password", harness, "thief@example.com")).rejects.toThrow();
    await expect(linkTo("reset-password", harness, email), "not by the mailbox").rejects.toThrow();

    const body = { token: undo, password };
    expect(outcome(await harness.latch.undoEmailChange({ body }))[0]).toBe(200);
    await recover(harness, email);
  });

  test("and the owner of the new one resets the password when the undo time is over", async () => {
    const { harness, email } = await openStolen();
    const token = await linkTo("secure-account", harness, email);
    await secure(harness, token);
    harness.pass(72 * hour);
    await harness.latch.forgotPassword({ body: { email: "thief@example.com" } });
    await recover(harness, "thief@example.com");
  });

  test("after the undo time without a reset link to the former address", async () => {
    const { harness, email, thief } = await openStolen();
    const token = await linkTo("secure-account", harness, email);
    harness.pass(100 * hour);
    expect(await secure(harness, token)).toEqual([200, undefined, "none"]);
    expect(await refresh(harness, thief)).toBe(401);
    await expect(linkTo("reset-password", harness, email)).rejects.toThrow();
  });
});
