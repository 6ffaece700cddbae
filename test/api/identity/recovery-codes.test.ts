import { decode } from "hono/jwt";
import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import {
  beginLogIn,
  createRecoveryCodes,
  enrolTotp,
  logInWith,
  passwordProof,
  proveFor,
  signInWith,
} from "../../support/fixtures/second-factor.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness } from "../../support/harness.ts";

async function open(environment: Record<string, string> = {}) {
  const harness = await createHarness(environment);
  const ada = await enrolTotp(harness, await harness.signUp());
  const codes = await createRecoveryCodes(harness, ada);
  const { email } = ada.user;
  const logIn = (code: string) => logInWith(harness, email, { method: "recovery_code", code });
  /** Returns the number of unused codes, as the summary of the account and the list of authenticators have it. */
  async function remaining() {
    const [user] = (await scan(harness.database, "Users")).filter(
      (each) => each["email"] === email,
    );
    const factors = user?.["factors"] as { recoveryCodes?: { remaining: number } } | undefined;
    const { data } = await ada.latch.listMyAuthenticators();
    const listed = data?.items.find(({ type }) => type === "recovery_codes")?.remaining;
    return [factors?.recoveryCodes?.remaining, listed];
  }
  return { harness, ada, codes, email, logIn, remaining };
}

test("a set has ten codes, of which the API stores hashes only", async () => {
  const { harness, codes, remaining } = await open();
  expect(new Set(codes).size).toBe(10);
  expect(await remaining()).toEqual([10, 10]);
  const stored = JSON.stringify(await scan(harness.database, "Authenticators"));
  for (const code of codes) expect(stored).not.toContain(code);
});

test("a code replaces the second factor once, as users type it, and gives aal2", async () => {
  const { harness, codes, email, logIn, remaining } = await open();
  const [code = "", other = ""] = codes;
  const signedIn = await signInWith(harness, email, { method: "recovery_code", code });
  expect(decode(signedIn.accessToken).payload).toMatchObject({ amr: ["pwd", "mfa"], acr: "aal2" });
  expect(await remaining()).toEqual([9, 9]);
  expect(outcome(await logIn(code))).toEqual([401, "invalid_credentials"]);
  const typed = other.toLowerCase().replaceAll("-", " ");
  expect((await logIn(typed)).response.status).toBe(200);
  expect(await remaining()).toEqual([8, 8]);
});

test("one code in many requests at once is accepted in one", async () => {
  const { harness, codes, email, remaining } = await open();
  const challenges: string[] = [];
  for (let count = 0; count < 6; count++) challenges.push(await beginLogIn(harness, email));
  const proof = { method: "recovery_code" as const, code: codes[0] ?? "" };
  const results = await Promise.all(
    challenges.map((challenge) => harness.latch.answerChallenge({ body: { challenge, proof } })),
  );
  expect(results.filter(({ response }) => response.status === 200)).toHaveLength(1);
  for (const { response } of results) expect([200, 401]).toContain(response.status);
  expect(await remaining()).toEqual([9, 9]);
});

test("different codes in requests at once are each accepted and counted", async () => {
  const { harness, codes, email, remaining } = await open();
  const challenges: string[] = [];
  for (let count = 0; count < 4; count++) challenges.push(await beginLogIn(harness, email));
  const results = await Promise.all(
    challenges.map((challenge, index) =>
      harness.latch.answerChallenge({
        body: { challenge, proof: { method: "recovery_code", code: codes[index] ?? "" } },
      }),
    ),
  );
  expect(results.map(({ response }) => response.status)).toEqual([200, 200, 200, 200]);
  expect(await remaining()).toEqual([6, 6]);
});

test("a new set replaces the former one, and ends other sessions", async () => {
  const { harness, ada, codes, email, logIn } = await open();
  const other = await signInWith(harness, email, { method: "recovery_code", code: codes[0] ?? "" });
  harness.pass(72 * 3600);
  const next = await createRecoveryCodes(harness, ada);
  expect(outcome(await logIn(codes[1] ?? ""))).toEqual([401, "invalid_credentials"]);
  expect((await logIn(next[1] ?? "")).response.status).toBe(200);
  const body = { refreshToken: other.refreshToken };
  expect(outcome(await harness.latch.refreshSession({ body }))).toEqual([401, "invalid_session"]);
  const stored = await scan(harness.database, "Authenticators");
  expect(stored.filter(({ kind }) => kind === "recovery_codes")).toHaveLength(1);
});

test("ten wrong TOTP codes do not refuse a recovery code", async () => {
  const { harness, codes, email, logIn } = await open();
  const challenge = await beginLogIn(harness, email);
  const guess = () =>
    harness.latch.answerChallenge({
      body: { challenge, proof: { method: "totp", code: "000000" } },
    });
  for (let count = 0; count < 10; count++) expect((await guess()).response.status).toBe(401);
  const refused = await guess();
  expect(outcome(refused)).toEqual([429, "rate_limited"]);
  expect(refused.error?.detail).toContain("use a passkey or a recovery code");
  expect((await logIn(codes[0] ?? "")).response.status).toBe(200);
});

test("a hundred wrong recovery codes of a network refuse its codes, and no others", async () => {
  const { harness, codes, email } = await open({ TRUSTED_PROXY_HOPS: "1" });
  const challenge = await beginLogIn(harness, email);
  const answer = (network: string, code: string) =>
    harness.latch.answerChallenge({
      headers: { "x-forwarded-for": network },
      body: { challenge, proof: { method: "recovery_code", code } },
    });
  const wrong = "A".repeat(24);
  const answers = [];
  for (let batch = 0; batch < 20; batch++) {
    const batched = Array.from({ length: 6 }, () => answer("198.51.100.9", wrong));
    answers.push(...(await Promise.all(batched)));
  }
  const judged = answers.filter(({ response }) => response.status === 401);
  expect(judged).toHaveLength(100);
  const [code = ""] = codes;
  expect(outcome(await answer("198.51.100.9", code))).toEqual([429, "rate_limited"]);
  expect((await answer("203.0.113.9", code)).response.status).toBe(200);
});

test("an account without a second factor gets none, and loses them with its last one", async () => {
  const { harness, ada, codes } = await open();
  const single = await harness.signUp();
  const proved = await proveFor(harness, single, "createRecoveryCodes", passwordProof);
  expect(outcome(await proved.latch.createRecoveryCodes())).toEqual([409, "second_factor_missing"]);
  harness.pass(72 * 3600);
  const proofs = [passwordProof, { method: "recovery_code" as const, code: codes[0] ?? "" }];
  await (await proveFor(harness, ada, "removeTotp", ...proofs)).latch.removeTotp();
  expect((await ada.latch.listMyAuthenticators()).data?.items).toEqual([]);
  expect(await scan(harness.database, "Authenticators")).toEqual([]);
});

test("a code that reauthenticates is consumed, too", async () => {
  const { harness, ada, codes, logIn, remaining } = await open();
  const [code = ""] = codes;
  await proveFor(harness, ada, "changeEmail", passwordProof, { method: "recovery_code", code });
  expect(await remaining()).toEqual([9, 9]);
  expect(outcome(await logIn(code))).toEqual([401, "invalid_credentials"]);
});
