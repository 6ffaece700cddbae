import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { createRecoveryCodes, enrolTotp, logInWith } from "../../support/fixtures/second-factor.ts";
import { eventAbout, linkTo, moveTo } from "../../support/fixtures/security-mails.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";

const hour = 3600;
const newPassword = "another battery of horses";

/** Signs up a user with a verified address, who has got a security mail. */
async function openAccount() {
  const harness = await createHarness();
  const owner = await harness.signUp();
  const { email } = owner.user;
  await owner.latch.verifyEmail({ body: { token: await newestToken(harness, email) } });
  await harness.sendMail(eventAbout(harness, owner.user, "user.password_changed"));
  return { harness, owner, email, secure: await linkTo("secure-account", harness, email) };
}

/** Resets the password by a mailed link. */
async function reset(harness: Harness, email: string) {
  await harness.latch.forgotPassword({ body: { email } });
  const token = await linkTo("reset-password", harness, email);
  return harness.latch.resetPassword({ body: { token, password: newPassword } });
}

/** Logs in by the password and a code. */
const logInBy = async (harness: Harness, email: string, code: string) =>
  outcome(await logInWith(harness, email, { method: "totp", code }));

const logIn = async ({ latch }: Harness, identifier: string) =>
  (await latch.logIn({ body: { identifier, password: newPassword } })).data?.status;

describe("R12: a factor of the last 72 hours", () => {
  test("ends when the account is secured, and does not age until the reset", async () => {
    const { harness, owner, email, secure } = await openAccount();
    const thief = await enrolTotp(harness, await harness.logIn(email));
    await createRecoveryCodes(harness, thief);
    const secured = await harness.latch.secureAccount({ body: { token: secure } });
    expect(secured.data?.next).toBe("reset_password");
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
    harness.pass(73 * hour);
    expect(outcome(await reset(harness, email))).toEqual([204, undefined]);
    expect(await logIn(harness, email)).toBe("signed_in");
    expect(owner.user.email).toBe(email);
  });

  test("ends also before its first code", async () => {
    const { harness, email, secure } = await openAccount();
    const thief = await harness.logIn(email);
    const { data } = await harness.latch.reauthenticate({
      body: {
        refreshToken: thief.refreshToken,
        proofs: [{ method: "password", password }],
        operation: "setUpTotp",
      },
    });
    const proved = harness.as({
      authorization: `Bearer ${data?.accessToken}`,
      "x-reauthentication": data?.reauthenticationToken ?? "",
    });
    expect((await proved.setUpTotp()).response.status).toBe(201);
    await harness.latch.secureAccount({ body: { token: secure } });
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
    expect((await scan(harness.database, "Users"))[0]).not.toHaveProperty("factors");
  });

  test("ends when the recipient at the former address secures the account", async () => {
    const { harness, owner, email } = await openAccount();
    const thief = await harness.logIn(email);
    await moveTo(harness, thief, "thief@example.com");
    await enrolTotp(harness, await harness.logIn("thief@example.com"));
    await harness.sendMail(eventAbout(harness, owner.user, "user.password_changed"));
    const token = await linkTo("secure-account", harness, email);
    const secured = await harness.latch.secureAccount({ body: { token } });
    expect(secured.data?.next).toBe("undo_email_change");
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
  });

  test("ends when the change of the address is undone", async () => {
    const { harness, email } = await openAccount();
    const thief = await harness.logIn(email);
    await moveTo(harness, thief, "thief@example.com");
    await enrolTotp(harness, await harness.logIn("thief@example.com"));
    const token = await linkTo("undo-email-change", harness, email);
    const undone = await harness.latch.undoEmailChange({ body: { token, password } });
    expect(outcome(undone)).toEqual([200, undefined]);
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
    harness.pass(73 * hour);
    expect(outcome(await reset(harness, email))).toEqual([204, undefined]);
    expect(await logIn(harness, email)).toBe("signed_in");
  });

  test("is not one that is older: it stays, and the reset requires it", async () => {
    const { harness, email } = await openAccount();
    const owner = await enrolTotp(harness, await harness.logIn(email));
    harness.pass(73 * hour);
    expect(await logInBy(harness, email, owner.nextCode())).toEqual([200, undefined]);
    await harness.sendMail(eventAbout(harness, owner.user, "user.password_changed"));
    const token = await linkTo("secure-account", harness, email);
    await harness.latch.secureAccount({ body: { token } });
    expect(await scan(harness.database, "Authenticators")).toHaveLength(1);
    const { response, data } = await reset(harness, email);
    expect([response.status, data?.reason]).toEqual([202, "second_factor"]);
  });
});
