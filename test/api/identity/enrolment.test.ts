import { decode } from "hono/jwt";
import { describe, expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { open, openEnrolment, proveMailbox } from "../../support/fixtures/enrolment.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { newestCode } from "../../support/fixtures/mailed-code.ts";
import { codeAt, logInWith } from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { origin, password } from "../../support/harness.ts";

const invalid = [401, "invalid_challenge"];

describe("a user whose role requires a second factor", () => {
  test("adds an authenticator app during the login: password, mailed code, secret, code", async () => {
    const { harness, email, person, logIn } = await open();
    const first = pending(await logIn());
    expect(first).toMatchObject({ reason: "enroll_second_factor", methods: ["email_code"] });
    const next = await proveMailbox(harness, email, first.challenge);
    expect(next).toMatchObject({ reason: "enroll_second_factor", methods: ["passkey", "totp"] });
    const { challenge } = next;
    const { data, response } = await harness.latch.enrolTotp({ body: { challenge } });
    expect(response.status).toBe(201);
    const secret = data?.secret ?? "";
    const code = codeAt(secret, harness.clock());
    const wrong = await harness.latch.confirmEnrolledTotp({ body: { challenge, code: "000000" } });
    expect(outcome(wrong)).toEqual([401, "invalid_credentials"]);
    const session = signedIn(
      await harness.latch.confirmEnrolledTotp({ body: { challenge, code } }),
    );
    expect(session.user).toMatchObject({ id: person.user.id, role: "master" });
    expect(decode(session.accessToken).payload).toMatchObject({
      amr: ["pwd", "otp", "mfa"],
      acr: "aal2",
    });
    const own = harness.as({ authorization: `Bearer ${session.accessToken}` });
    expect((await own.listMyAuthenticators()).data?.items).toMatchObject([{ type: "totp" }]);
    expect((await own.listUsers()).response.status, "an operation of the role").toBe(200);
    expect((await own.listMySessions()).data?.items, "the others have ended").toHaveLength(1);
    const { refreshToken } = session;
    expect((await harness.latch.refreshSession({ body: { refreshToken } })).response.status).toBe(
      200,
    );

    const again = await logInWith(harness, email, { method: "totp", code });
    expect(outcome(again), "the code is used").toEqual([401, "invalid_credentials"]);
    harness.pass(30);
    const proof = { method: "totp" as const, code: codeAt(secret, harness.clock()) };
    signedIn(await logInWith(harness, email, proof));
  });

  test("adds a passkey during the login, and logs in with it", async () => {
    const { harness, person, challenge, authenticator, create } = await openEnrolment();
    const body = { challenge, credential: await create(), name: "Laptop" };
    const session = signedIn(await harness.latch.enrolPasskey({ body }));
    expect(decode(session.accessToken).payload).toMatchObject({
      amr: ["pwd", "pop", "user", "mfa"],
      acr: "aal2",
    });
    const own = harness.as({ authorization: `Bearer ${session.accessToken}` });
    expect((await own.listMyAuthenticators()).data?.items).toMatchObject([
      { type: "passkey", name: "Laptop" },
    ]);
    expect(outcome(await harness.latch.enrolPasskey({ body })), "again").toEqual(invalid);
    const { data: request } = await harness.latch.requestPasskey();
    const credential = authenticator.get(request?.publicKey as never);
    const { user } = signedIn(await harness.latch.logInWithPasskey({ body: { credential } }));
    expect(user.id).toBe(person.user.id);
  });

  test("also where verified addresses are required: one mailed code proves both", async () => {
    const environment = { REQUIRE_VERIFIED_EMAIL: "true" };
    const { start, confirm } = await openEnrolment({ environment });
    const { user } = signedIn(await confirm((await start()).data?.secret));
    expect(user).toMatchObject({ emailVerified: true });
  });

  test("gets a new code after the link of an earlier reason", async () => {
    const { harness, person, email, logIn } = await open({
      environment: { REQUIRE_VERIFIED_EMAIL: "true" },
    });
    const { challenge } = pending(await logIn());
    const earlier = await newestCode(harness, email);
    await changeUser(harness.database, person.user.id, { emailVerified: true });
    const next = pending(await harness.latch.answerChallenge({ body: { challenge } }));
    expect(next).toMatchObject({ reason: "enroll_second_factor", methods: ["email_code"] });
    expect((await newestCode(harness, email)).code).not.toBe(earlier.code);
    expect((await proveMailbox(harness, email, next.challenge)).methods).toContain("totp");
  });

  test("in cookie mode in the same browser only", async () => {
    const { harness, email } = await open();
    const cookies = new Map<string, string>();
    const send = async (path: string, body: object, { withCookies = true } = {}) => {
      const response = await harness.raw("POST", path, {
        body: JSON.stringify(body),
        headers: {
          "content-type": "application/json",
          "x-session-mode": "cookie",
          origin,
          ...(withCookies && {
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          }),
        },
      });
      for (const each of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
        cookies.set(name, value);
      }
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    };
    const first = await send("/auth/login", { identifier: email, password });
    const { code } = await newestCode(harness, email);
    const proof = { method: "email_code", code };
    const next = await send("/auth/challenge", { challenge: first.body["challenge"], proof });
    const { challenge } = next.body;
    const elsewhere = await send("/auth/enrolment/totp", { challenge }, { withCookies: false });
    expect(elsewhere).toMatchObject({ status: 401, body: { code: "invalid_challenge" } });
    const { body } = await send("/auth/enrolment/totp", { challenge });
    const confirmation = { challenge, code: codeAt(body["secret"] ?? "", harness.clock()) };
    const done = await send("/auth/enrolment/totp/confirm", confirmation);
    expect(done.status).toBe(200);
    expect(done.body).not.toHaveProperty("refreshToken");
    expect([...cookies.keys()].some((name) => name.includes("session"))).toBe(true);
  });
});

describe("the enrolment is refused", () => {
  test("without the mailed code", async () => {
    const { harness, logIn } = await open();
    const { challenge } = pending(await logIn());
    const { latch } = harness;
    expect(outcome(await latch.enrolTotp({ body: { challenge } }))).toEqual(invalid);
    expect(outcome(await latch.startPasskeyEnrolment({ body: { challenge } }))).toEqual(invalid);
    const body = { challenge, code: "287082" };
    expect(outcome(await latch.confirmEnrolledTotp({ body }))).toEqual(invalid);
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
  });

  test("without the password", async () => {
    const { harness, person, email } = await open();
    await changeUser(harness.database, person.user.id, { emailVerified: true });
    const { latch } = harness;
    const { challenge } = pending(await latch.requestEmailCode({ body: { email } }));
    expect(outcome(await latch.enrolTotp({ body: { challenge } })), "no proof").toEqual(invalid);
    const next = await proveMailbox(harness, email, challenge);
    expect(next).toMatchObject({ reason: "enroll_second_factor", methods: ["password"] });
    const by = { challenge: next.challenge };
    expect(outcome(await latch.enrolTotp({ body: by }))).toEqual(invalid);
    const proof = { method: "password" as const, password };
    const last = pending(await latch.answerChallenge({ body: { ...by, proof } }));
    expect(last.methods).toEqual(["passkey", "totp"]);
  });

  test("after 10 minutes", async () => {
    const { harness, challenge, start, confirm, create } = await openEnrolment();
    const secret = (await start()).data?.secret;
    const credential = await create();
    harness.pass(10 * 60);
    expect(outcome(await start())).toEqual(invalid);
    expect(outcome(await confirm(secret))).toEqual(invalid);
    const body = { challenge, credential };
    expect(outcome(await harness.latch.enrolPasskey({ body }))).toEqual(invalid);
  });

  test("for a role that requires no factor, and with the challenge of another purpose", async () => {
    const { harness, email } = await open({ role: "user" });
    const { latch } = harness;
    const { challenge } = pending(await latch.requestEmailCode({ body: { email } }));
    expect(outcome(await latch.enrolTotp({ body: { challenge } }))).toEqual(invalid);
    expect(outcome(await latch.enrolTotp({ body: { challenge: "lch_x" } }))).toEqual(invalid);
  });

  test("after the end of all sessions, a suspension, and a factor that was added meanwhile", async () => {
    const { harness, person, begin, start, confirm } = await openEnrolment();
    const secret = (await start()).data?.secret;
    const change = (changes: Parameters<typeof changeUser>[2]) =>
      changeUser(harness.database, person.user.id, changes);
    await change({ status: "suspended" });
    expect(outcome(await confirm(secret))).toEqual([403, "account_suspended"]);
    await change({ status: "active", sessionEpoch: 7 });
    expect(outcome(await confirm(secret))).toEqual(invalid);
    const [other, last] = [await begin(), await begin()];
    signedIn(await confirm((await start(other)).data?.secret, other));
    expect(outcome(await start(last))).toEqual(invalid);
  });

  test("with the secret or the passkey of another login, of the same or of another account", async () => {
    const { harness, begin, challenge, start, confirm, create } = await openEnrolment();
    const own = (await start()).data?.secret;
    const second = await begin();
    expect(outcome(await confirm(own, second))).toEqual([404, "not_found"]);
    const credential = await create();
    const enrol = (text: string) =>
      harness.latch.enrolPasskey({ body: { challenge: text, credential } });
    expect(outcome(await enrol(second))).toEqual(invalid);

    const other = await harness.signUp();
    await changeUser(harness.database, other.user.id, { role: "master" });
    const { email } = other.user;
    const logIn = await harness.latch.logIn({ body: { identifier: email, password } });
    const foreign = await proveMailbox(harness, email, pending(logIn).challenge);
    expect(outcome(await confirm(own, foreign.challenge))).toEqual([404, "not_found"]);
    expect(outcome(await enrol(foreign.challenge))).toEqual(invalid);
    signedIn(await confirm(own, challenge));
  });

  test("twice: of concurrent requests one adds a factor", async () => {
    const { harness, challenge, start, create } = await openEnrolment();
    const secret = (await start()).data?.secret ?? "";
    const code = codeAt(secret, harness.clock());
    const credential = await create();
    const { latch } = harness;
    const results = await Promise.all([
      latch.confirmEnrolledTotp({ body: { challenge, code } }),
      latch.enrolPasskey({ body: { challenge, credential } }),
      latch.confirmEnrolledTotp({ body: { challenge, code } }),
      latch.enrolPasskey({ body: { challenge, credential } }),
    ]);
    expect(results.filter(({ response }) => response.status === 200)).toHaveLength(1);
    const kept = await scan(harness.database, "Authenticators");
    expect(kept.filter((each) => each["kind"] === "passkey" || each["confirmedAt"])).toHaveLength(
      1,
    );
  });
});

test("a second promotion that has waited for the factor takes effect with it", async () => {
  const { harness, person, begin } = await openEnrolment();
  await changeUser(harness.database, person.user.id, { pendingRole: "super_admin" });
  const challenge = await begin();
  const { data } = await harness.latch.enrolTotp({ body: { challenge } });
  const code = codeAt(data?.secret ?? "", harness.clock());
  const session = signedIn(await harness.latch.confirmEnrolledTotp({ body: { challenge, code } }));
  expect(session.user).toMatchObject({ role: "super_admin" });
  expect(decode(session.accessToken).payload).toMatchObject({ role: "super_admin" });
  const own = harness.as({ authorization: `Bearer ${session.accessToken}` });
  expect((await own.exportMe()).response.status, "the session is current").toBe(200);
});

test("an account without a password adds no factor: the mailbox would be the only proof", async () => {
  const { harness, person, email } = await open();
  await changeUser(harness.database, person.user.id, { passwordHash: undefined });
  const { latch } = harness;
  const asked = pending(await latch.requestEmailCode({ body: { email } }));
  const { challenge, methods } = await proveMailbox(harness, email, asked.challenge);
  expect(methods).toEqual(["password"]);
  expect(outcome(await latch.enrolTotp({ body: { challenge } }))).toEqual(invalid);
  expect(outcome(await latch.startPasskeyEnrolment({ body: { challenge } }))).toEqual(invalid);
});
