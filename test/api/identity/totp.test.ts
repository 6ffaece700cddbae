import { rotateKeyRing } from "@latch/adapters/crypto";
import { decode } from "hono/jwt";
import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import {
  beginLogIn,
  codeAt,
  enrolTotp,
  logInWith,
  passwordProof,
  proveFor,
  signInWith,
} from "../../support/fixtures/second-factor.ts";
import { pending } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { wholeRun } from "../../support/fixtures/work-limit.ts";
import { createHarness, password } from "../../support/harness.ts";

const daySeconds = 24 * 3600;

async function open() {
  const harness = await createHarness();
  const person = await harness.signUp();
  return { harness, person, email: person.user.email };
}

/** Opens an account with a TOTP authenticator. */
async function openWithTotp() {
  const { harness, person, email } = await open();
  const ada = await enrolTotp(harness, person);
  /** Lets the authenticator become old enough to change factors by itself. */
  const settle = () => harness.pass(3 * daySeconds);
  const logIn = (code: string) => logInWith(harness, email, { method: "totp", code });
  return { harness, ada, email, logIn, settle };
}

describe("TOTP: a user adds an authenticator app", () => {
  test("by a secret, a URI and a QR code, with a proof for this operation", async () => {
    const { harness, person } = await open();
    expect(outcome(await person.latch.setUpTotp())).toEqual([401, "reauthentication_required"]);
    const proved = await proveFor(harness, person, "setUpTotp", passwordProof);
    const { data, response } = await proved.latch.setUpTotp();
    expect(response.status).toBe(201);
    expect(data?.uri).toContain(`otpauth://totp/Latch:`);
    expect(data?.uri).toContain(`secret=${data?.secret}`);
    expect(data?.qrCode).toMatch(/^<svg /);
    expect(Date.parse(data?.expiresAt ?? "")).toBeGreaterThan(harness.clock());
    expect(outcome(await proved.latch.setUpTotp()), "the proof is spent").toEqual([
      401,
      "reauthentication_required",
    ]);
    const stored = JSON.stringify(await scan(harness.database, "Authenticators"));
    expect(stored).not.toContain(data?.secret);
  });

  test("who is asked for it only after the first correct code", async () => {
    const { harness, person, email } = await open();
    const proved = await proveFor(harness, person, "setUpTotp", passwordProof);
    const { data } = await proved.latch.setUpTotp();
    const wrong = await person.latch.confirmTotp({ body: { code: "000000" } });
    expect(outcome(wrong)).toEqual([401, "invalid_credentials"]);
    const logIn = () => harness.latch.logIn({ body: { identifier: email, password } });
    expect((await logIn()).data?.status).toBe("signed_in");
    expect((await person.latch.listMyAuthenticators()).data?.items).toEqual([]);
    const code = codeAt(data?.secret ?? "", harness.clock());
    expect((await person.latch.confirmTotp({ body: { code } })).response.status).toBe(204);
    expect(pending(await logIn())).toMatchObject({ reason: "second_factor", methods: ["totp"] });
    expect((await person.latch.listMyAuthenticators()).data?.items).toMatchObject([
      { type: "totp" },
    ]);
    const again = await person.latch.confirmTotp({ body: { code } });
    expect(outcome(again), "nothing is pending any more").toEqual([404, "not_found"]);
  });

  test("whose other sessions end, while the present one continues with both factors", async () => {
    const { harness, person, email } = await open();
    const other = await harness.logIn(email);
    await enrolTotp(harness, person);
    const refresh = (refreshToken: string) =>
      harness.latch.refreshSession({ body: { refreshToken } });
    expect(outcome(await refresh(other.refreshToken))).toEqual([401, "invalid_session"]);
    const { data } = await refresh(person.refreshToken);
    expect(decode(data?.accessToken ?? "").payload).toMatchObject({
      amr: ["pwd", "otp", "mfa"],
      acr: "aal2",
    });
    expect((await person.latch.listMySessions()).data?.items).toHaveLength(1);
  });

  test("in the session that created the secret, within 15 minutes, and by the newest secret", async () => {
    const { harness, person, email } = await open();
    const other = await harness.logIn(email);
    const begin = async () => {
      const proved = await proveFor(harness, person, "setUpTotp", passwordProof);
      return (await proved.latch.setUpTotp()).data?.secret ?? "";
    };
    const confirm = (secret: string, { latch } = person) =>
      latch.confirmTotp({ body: { code: codeAt(secret, harness.clock()) } });
    const [former, secret] = [await begin(), await begin()];
    expect(outcome(await confirm(secret, other))).toEqual([404, "not_found"]);
    expect(outcome(await confirm(former))).toEqual([401, "invalid_credentials"]);
    expect(await scan(harness.database, "Authenticators")).toHaveLength(1);
    harness.pass(15 * 60 + 1);
    const { data } = await harness.latch.refreshSession({
      body: { refreshToken: person.refreshToken },
    });
    const latch = harness.as({ authorization: `Bearer ${data?.accessToken}` });
    expect(outcome(await confirm(secret, { ...person, latch }))).toEqual([404, "not_found"]);
  });

  test("who confirms in two requests at once: one succeeds", async () => {
    const { harness, person } = await open();
    const proved = await proveFor(harness, person, "setUpTotp", passwordProof);
    const { data } = await proved.latch.setUpTotp();
    const body = { code: codeAt(data?.secret ?? "", harness.clock()) };
    const results = await Promise.all(
      Array.from({ length: 5 }, () => person.latch.confirmTotp({ body })),
    );
    expect(results.filter(({ response }) => response.status === 204)).toHaveLength(1);
    expect((await person.latch.listMyAuthenticators()).data?.items).toHaveLength(1);
  });
});

describe("TOTP: a login", () => {
  test("needs the password and a code, and gives aal2", async () => {
    const { harness, ada, email } = await openWithTotp();
    const signedIn = await signInWith(harness, email, { method: "totp", code: ada.nextCode() });
    expect(decode(signedIn.accessToken).payload).toMatchObject({
      amr: ["pwd", "otp", "mfa"],
      acr: "aal2",
    });
    expect((await signedIn.latch.getMe()).response.status).toBe(200);
  });

  test("accepts a code once, and no earlier one after it", async () => {
    const { harness, ada, logIn } = await openWithTotp();
    const first = ada.nextCode();
    const second = codeAt(ada.secret, harness.clock() + 30_000);
    expect((await logIn(second)).response.status, "the next step").toBe(200);
    expect(outcome(await logIn(second))).toEqual([401, "invalid_credentials"]);
    expect(outcome(await logIn(first)), "the step before").toEqual([401, "invalid_credentials"]);
    harness.pass(30);
    expect((await logIn(ada.nextCode())).response.status).toBe(200);
  });

  test("refuses the code that has confirmed the secret", async () => {
    const { harness, ada, logIn } = await openWithTotp();
    expect(outcome(await logIn(codeAt(ada.secret, harness.clock())))[0]).toBe(401);
  });

  test("by one code in many requests at once succeeds in one", async () => {
    const { harness, ada, email } = await openWithTotp();
    const challenges: string[] = [];
    for (let count = 0; count < 6; count++) challenges.push(await beginLogIn(harness, email));
    const proof = { method: "totp" as const, code: ada.nextCode() };
    const results = await Promise.all(
      challenges.map((challenge) => harness.latch.answerChallenge({ body: { challenge, proof } })),
    );
    expect(results.filter(({ response }) => response.status === 200)).toHaveLength(1);
    for (const { response } of results) expect([200, 401]).toContain(response.status);
  });

  test("counts wrong codes: ten a day from everywhere, whatever the password and the challenge", async () => {
    const { harness, ada, email, logIn } = await openWithTotp();
    const challenges = [await beginLogIn(harness, email), await beginLogIn(harness, email)];
    const proof = { method: "totp" as const, code: "000000" };
    const guesses = await Promise.all(
      Array.from({ length: 15 }, (_, index) =>
        harness.latch.answerChallenge({ body: { challenge: challenges[index % 2] ?? "", proof } }),
      ),
    );
    const judged = guesses.filter(({ response }) => response.status === 401);
    expect(judged).toHaveLength(10);
    const refused = guesses.find(({ response }) => response.status === 429);
    expect(Number(refused?.response.headers.get("retry-after"))).toBeGreaterThan(23 * 3600);
    // Neither a correct password nor a new challenge resets the count.
    expect(outcome(await logIn(ada.nextCode()))).toEqual([429, "rate_limited"]);
    expect(harness.logged.map(({ event }) => event)).toContain("second_factor.locked_out");
    const [user] = (await scan(harness.database, "Users")).filter(
      (each) => each["email"] === email,
    );
    expect(user?.["lockedOutAt"], "the owner is notified").toBeDefined();
    harness.pass(daySeconds);
    expect((await logIn(ada.nextCode())).response.status).toBe(200);
  });

  test("gives the count of correct codes back", async () => {
    const { ada, logIn } = await openWithTotp();
    for (let count = 0; count < 12; count++) {
      expect((await logIn(ada.nextCode())).response.status, `login ${count}`).toBe(200);
    }
  });
});

describe("TOTP: an account with a second factor", () => {
  test("changes an authenticator by both factors only", async () => {
    const { harness, ada, settle } = await openWithTotp();
    settle();
    const body = { refreshToken: ada.refreshToken, operation: "removeTotp" as const };
    const byPassword = await harness.latch.reauthenticate({
      body: { ...body, proofs: [passwordProof] },
    });
    expect(outcome(byPassword)).toEqual([401, "reauthentication_required"]);
    const code = ada.nextCode();
    const proofs = [passwordProof, { method: "totp" as const, code }];
    const proved = await proveFor(harness, ada, "removeTotp", ...proofs);
    expect((await proved.latch.removeTotp()).response.status).toBe(204);
    expect((await ada.latch.listMyAuthenticators()).data?.items).toEqual([]);
    expect(await scan(harness.database, "Authenticators")).toEqual([]);
    const { data } = await harness.latch.logIn({
      body: { identifier: ada.user.email, password },
    });
    expect(data?.status).toBe("signed_in");
  });

  test("replaces the authenticator: the former secret proves nothing any more", async () => {
    const { harness, ada, logIn, settle } = await openWithTotp();
    settle();
    const proofs = [passwordProof, { method: "totp" as const, code: ada.nextCode() }];
    const proved = await proveFor(harness, ada, "setUpTotp", ...proofs);
    const { data } = await proved.latch.setUpTotp();
    const secret = data?.secret ?? "";
    harness.pass(30);
    expect((await logIn(codeAt(ada.secret, harness.clock()))).response.status, "until then").toBe(
      200,
    );
    await ada.latch.confirmTotp({ body: { code: codeAt(secret, harness.clock()) } });
    expect(outcome(await logIn(ada.nextCode()))[0]).toBe(401);
    harness.pass(30);
    expect((await logIn(codeAt(secret, harness.clock()))).response.status).toBe(200);
    expect(await scan(harness.database, "Authenticators")).toHaveLength(1);
  });

  test("keeps its secrets over rotations of the keys", async () => {
    const { harness, ada, email } = await openWithTotp();
    const rotated = await rotateKeyRing(harness.keys);
    const next = await createHarness({}, { database: harness.database, keys: rotated });
    await next.deps.renewSecrets(wholeRun);
    await next.deps.renewSecrets(wholeRun);
    const events = next.logged.filter(({ event }) => event === "totp_secrets.renewed");
    expect(events).toMatchObject([{ count: 1 }]);
    // The key under which the secret was sealed at first is dropped.
    const last = await createHarness(
      {},
      { database: harness.database, keys: await rotateKeyRing(rotated) },
    );
    last.pass(120);
    const code = codeAt(ada.secret, last.clock());
    expect((await logInWith(last, email, { method: "totp", code })).response.status).toBe(200);
  });
});
