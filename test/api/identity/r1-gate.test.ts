import { openUsers } from "@latch/composition/users";
import { emailIdentifier } from "@latch/core";
import { describe, expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";
import { stopClock } from "../../support/stop-clock.ts";

const email = "ada@example.com";
const logIn = { body: { identifier: email, password } };
const minutes = 60;

/** An installation that requires verified addresses since an account without one was created. */
async function openRequiring() {
  const before = await createHarness();
  for (const address of [email, "bob@example.com"]) await before.signUp({ email: address });
  const { database, keys } = before;
  return createHarness({ REQUIRE_VERIFIED_EMAIL: "true" }, { database, keys });
}

/** The installation and the challenge of a login to the account. */
async function openUnverified() {
  const harness = await openRequiring();
  const challenge = pending(await harness.latch.logIn(logIn));
  const verify = async () => {
    const token = await newestToken(harness, email);
    return outcome(await harness.latch.verifyEmail({ body: { token, password } }));
  };
  const logInAsBob = () =>
    harness.latch.logIn({ body: { identifier: "bob@example.com", password } });
  return { ...harness, ...challenge, verify, logInAsBob };
}

describe("R1: an unverified address", () => {
  test("gets a challenge and a mail at each login, but no token", async () => {
    const { latch, reason, methods, mailsTo } = await openUnverified();
    expect([reason, methods]).toEqual(["verify_email", ["email_code"]]);
    const mailed = (await mailsTo(email)).length;
    expect(pending(await latch.logIn(logIn))).toMatchObject({
      reason: "verify_email",
      methods: ["email_code"],
    });
    expect(await mailsTo(email)).toHaveLength(mailed + 1);
    const wrong = { identifier: email, password: "not the password" };
    expect(outcome(await latch.logIn({ body: wrong }))).toEqual([401, "invalid_credentials"]);
  });

  test("completes the login after the link in the mail, once", async () => {
    const { latch, challenge, verify, as } = await openUnverified();
    const answer = { body: { challenge } };
    expect(pending(await latch.answerChallenge(answer)).reason).toBe("verify_email");
    expect(await verify()).toEqual([204, undefined]);
    const { accessToken } = signedIn(await latch.answerChallenge(answer));
    const me = await as({ authorization: `Bearer ${accessToken}` }).getMe();
    expect(me.data).toMatchObject({ email, emailVerified: true });
    expect(outcome(await latch.answerChallenge(answer))).toEqual([401, "invalid_challenge"]);
  });
});

describe("R1: a challenge", () => {
  test("that is answered by concurrent requests starts one session", async () => {
    const { latch, challenge, verify } = await openUnverified();
    await verify();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => latch.answerChallenge({ body: { challenge } })),
    );
    const codes = answers.map(outcome);
    expect(codes.filter(([status]) => status === 200)).toHaveLength(1);
    expect(new Set(codes.map(([status, code]) => code ?? status))).toEqual(
      new Set([200, "invalid_challenge"]),
    );
  });

  test("expires after ten minutes", async () => {
    stopClock();
    const { latch, challenge, verify, pass, expiresAt, clock } = await openUnverified();
    expect(Date.parse(expiresAt)).toBe(clock() + 10 * minutes * 1000);
    await verify();
    pass(10 * minutes + 1);
    expect(outcome(await latch.answerChallenge({ body: { challenge } }))).toEqual([
      401,
      "invalid_challenge",
    ]);
  });

  test.each([
    ["is suspended", { status: "suspended" as const }, [403, "account_suspended"]],
    ["logs out everywhere", { sessionEpoch: 1 }, [401, "invalid_challenge"]],
    ["is recovered", { credentialEpoch: 1 }, [401, "invalid_challenge"]],
  ])("is invalid when the account %s", async (_, change, expected) => {
    const { latch, challenge, verify, database } = await openUnverified();
    await verify();
    const { user } = signedIn(await latch.logIn(logIn));
    await changeUser(database, user.id, change);
    expect(outcome(await latch.answerChallenge({ body: { challenge } }))).toEqual(expected);
  });

  test("gives no session that outlives a concurrent recovery or role change", async () => {
    const harness = await openUnverified();
    const { latch, challenge, verify, mailsTo, database } = harness;
    await verify();
    await latch.forgotPassword({ body: { email } });
    const token = await newestToken({ mailsTo }, email);
    const [reset, answer] = await Promise.all([
      latch.resetPassword({ body: { token, password: "another fine long password" } }),
      latch.answerChallenge({ body: { challenge } }),
    ]);
    expect(outcome(reset)[0]).toBe(204);
    const refreshToken = answer.data?.status === "signed_in" ? answer.data.refreshToken : "lrt_x";
    expect(outcome(await latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
    const again = pending(await harness.logInAsBob());
    const { users } = openUsers(database, harness.clock);
    const userId = await users.findId(emailIdentifier("bob@example.com"));
    await changeUser(database, userId ?? "", { role: "agent", sessionEpoch: 1 });
    expect(outcome(await latch.answerChallenge({ body: { challenge: again.challenge } }))).toEqual([
      401,
      "invalid_challenge",
    ]);
  });

  test("that is made up, or has another method, is rejected", async () => {
    const { latch, challenge } = await openUnverified();
    for (const text of ["lch_", "lch_nonsense", `${challenge}x`, challenge.slice(0, -2)]) {
      const answer = await latch.answerChallenge({ body: { challenge: text } });
      expect(outcome(answer)).toEqual([401, "invalid_challenge"]);
    }
    const proof = { method: "password" as const, password };
    const answer = await latch.answerChallenge({ body: { challenge, proof } });
    expect(outcome(answer)).toEqual([400, "invalid_request"]);
  });
});

describe("R1: in cookie mode, a challenge", () => {
  /** Sends a request with the cookies of a browser. */
  async function openBrowser() {
    const harness = await openRequiring();
    const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
      const given = jsonBody(body);
      return harness.raw("POST", path, { ...given, headers: { ...given.headers, ...headers } });
    };
    const opened = await send("/auth/login?mode=cookie", logIn.body);
    const { challenge } = (await opened.json()) as { challenge: string };
    const set = opened.headers.get("set-cookie") ?? "";
    const token = await newestToken(harness, email);
    await harness.latch.verifyEmail({ body: { token, password } });
    const answer = (headers: Record<string, string>) =>
      send("/auth/challenge", { challenge }, headers);
    return { ...harness, set, cookie: set.split(";")[0] ?? "", send, answer };
  }

  test("is bound to the browser, and its session has cookies only", async () => {
    const { set, cookie, answer } = await openBrowser();
    expect(set).toMatch(/^__Host-latch_challenge=bnd_.*HttpOnly; Secure; SameSite=Lax$/);
    expect((await answer({})).status).toBe(401);
    expect((await answer({ cookie: "__Host-latch_challenge=bnd_other" })).status).toBe(401);
    const response = await answer({ cookie: `__Host-latch_challenge=garbage; ${cookie}` });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().map((text) => text.split("=")[0])).toEqual([
      "__Host-latch_challenge",
      "__Host-latch_session",
      "__Host-latch_device",
    ]);
    expect(await response.json()).not.toHaveProperty("refreshToken");
  });

  test("gets a binding of its own, and those of other tabs stay valid", async () => {
    const { cookie, send, answer } = await openBrowser();
    const planted = "bnd_01jd7p3t1kf4fvz0e8m2q5c9ax";
    const body = { identifier: "bob@example.com", password };
    const second = await send("/auth/login?mode=cookie", body, {
      cookie: `${cookie}.${planted}.<b>`,
    });
    const both = second.headers.get("set-cookie")?.split(";")[0] ?? "";
    const [name, value = ""] = both.split("=");
    expect(value.split(".").slice(1)).toEqual([cookie.split("=")[1], planted]);
    const { challenge } = (await second.json()) as { challenge: string };
    for (const other of [`${name}=${planted}`, cookie]) {
      const refused = await send("/auth/challenge", { challenge }, { cookie: other });
      expect(await refused.json()).toMatchObject({ code: "invalid_challenge" });
    }
    expect((await send("/auth/challenge", { challenge }, { cookie: both })).status).toBe(202);
    expect((await answer({ cookie: both })).status).toBe(200);
  });

  test("is rejected from a page of another origin", async () => {
    const { cookie, answer } = await openBrowser();
    const response = await answer({ cookie, origin: "https://evil.example.com" });
    expect(response.status).toBe(403);
  });
});
