import { createOneTimeTokenSecrets } from "@latch/adapters/crypto";
import { type ConfirmedOperation, createLatchClient, type LatchClient } from "@latch/client";
import { decode } from "hono/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkedFetch } from "../support/checked-fetch.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { outcome } from "../support/fixtures/links.ts";
import { beginLogIn, codeAt, passwordProof } from "../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../support/fixtures/signed-in.ts";
import { scan } from "../support/fixtures/tables.ts";
import { password } from "../support/harness.ts";
import { createSoftwareAuthenticator } from "../support/passkeys/software-authenticator.ts";
import { type IdentityRuntime, identityRuntimes } from "../support/processes/identity-runtimes.ts";

describe.each(identityRuntimes)("the model of proof on %s", (_name, open) => {
  const stops: (() => unknown)[] = [];
  let runtime: IdentityRuntime;
  let latch: LatchClient;
  let people = 0;

  beforeAll(async () => {
    runtime = await open((stop) => stops.unshift(stop));
    latch = createLatchClient({ baseUrl: runtime.origin, fetch: checkedFetch(runtime.fetch) });
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  async function signUp() {
    const email = `proof-${people++}@example.com`;
    return { ...signedIn(await latch.signUp({ body: { email, password } })), email };
  }

  /** Authenticates again for an operation. @returns the tokens, and the headers of the operation */
  async function prove(refreshToken: string, operation: ConfirmedOperation, code?: string) {
    const proofs = [passwordProof, ...(code ? [{ method: "totp" as const, code }] : [])];
    const { data } = await latch.reauthenticate({ body: { refreshToken, proofs, operation } });
    const { accessToken = "", reauthenticationToken = "" } = data ?? {};
    const headers = { authorization: `Bearer ${accessToken}` };
    const params = { header: { "x-reauthentication": reauthenticationToken } };
    return { refreshToken: data?.refreshToken ?? "", headers, params };
  }

  /** Signs up a user who adds an authenticator app. `nextCode` is a code that was not used. */
  async function withTotp() {
    const person = await signUp();
    const { headers, params, refreshToken } = await prove(person.refreshToken ?? "", "setUpTotp");
    const { data } = await latch.setUpTotp({ headers, params });
    const secret = data?.secret ?? "";
    const body = { code: codeAt(secret, Date.now()) };
    expect((await latch.confirmTotp({ headers, body })).response.status).toBe(204);
    return { ...person, refreshToken, nextCode: () => codeAt(secret, Date.now() + 30_000) };
  }

  /** Returns the code that was mailed to an address, which only an owner of the keys can derive. */
  async function mailedCode(email: string): Promise<string> {
    const tokens = await scan(runtime.database, "OneTimeTokens");
    const found = tokens.find(
      (token) => token["email"] === email && token["purpose"] === "email_code",
    );
    return (await createOneTimeTokenSecrets(runtime.keys).derive(String(found?.["tokenId"]))).code;
  }

  /** Proves the mailbox of a login. */
  async function answerByMail(challenge: string, email: string) {
    const proof = { method: "email_code" as const, code: await mailedCode(email) };
    return latch.answerChallenge({ body: { challenge, proof } });
  }

  /** Logs in a user whose role demands a factor, until the user may add one. @returns the challenge */
  async function beginEnrolment(): Promise<string> {
    const { user, email } = await signUp();
    await changeUser(runtime.database, user.id, { role: "master" });
    const { challenge, reason } = pending(
      await latch.logIn({ body: { identifier: email, password } }),
    );
    expect(reason).toBe("enroll_second_factor");
    return pending(await answerByMail(challenge, email)).challenge;
  }

  const claimsOf = (token: string) => decode(token).payload;
  /** The browser names the RP id, which is not the host of a runtime behind a proxy. */
  const originOf = (rpId: string) =>
    rpId === new URL(runtime.origin).hostname ? runtime.origin : `https://${rpId}`;

  test("an authenticator app logs in, and the device is trusted from then on", async () => {
    const { email, nextCode } = await withTotp();
    const challenge = await beginLogIn({ latch }, email);
    const proof = { method: "totp" as const, code: nextCode() };
    const answer = { challenge, proof, trustDevice: true };
    const session = signedIn(await latch.answerChallenge({ body: answer }));
    expect(claimsOf(session.accessToken)).toMatchObject({
      amr: ["pwd", "otp", "mfa"],
      acr: "aal2",
    });
    expect(outcome(await latch.answerChallenge({ body: answer }))[0], "once more").toBe(401);
    const { deviceToken } = session;
    const trusted = await latch.logIn({ body: { identifier: email, password, deviceToken } });
    expect(claimsOf(signedIn(trusted).accessToken)).toMatchObject({ acr: "aal1" });
  });

  test("step-up creates recovery codes, and a code logs in once", async () => {
    const { email, refreshToken, nextCode } = await withTotp();
    const { headers, params } = await prove(refreshToken, "createRecoveryCodes", nextCode());
    const refused = await latch.createRecoveryCodes({ headers });
    expect(outcome(refused)).toEqual([401, "reauthentication_required"]);
    expect(refused.response.headers.get("www-authenticate")).toContain(
      "insufficient_user_authentication",
    );
    const { data } = await latch.createRecoveryCodes({ headers, params });
    const [code = ""] = data?.codes ?? [];
    const logIn = async () =>
      latch.answerChallenge({
        body: {
          challenge: await beginLogIn({ latch }, email),
          proof: { method: "recovery_code", code },
        },
      });
    expect(claimsOf(signedIn(await logIn()).accessToken)).toMatchObject({ acr: "aal2" });
    expect(outcome(await logIn())).toEqual([401, "invalid_credentials"]);
  });

  test("a mailed code opens an account", async () => {
    const email = `proof-${people++}@example.com`;
    const { challenge } = pending(await latch.requestEmailCode({ body: { email } }));
    const { user } = signedIn(await answerByMail(challenge, email));
    expect(user).toMatchObject({ email, emailVerified: true });
  });

  test("a login adds the authenticator app that the role demands, and starts the session", async () => {
    const challenge = await beginEnrolment();
    const { data } = await latch.enrolTotp({ body: { challenge } });
    const code = codeAt(data?.secret ?? "", Date.now());
    const enrolled = await latch.confirmEnrolledTotp({ body: { challenge, code } });
    expect(claimsOf(signedIn(enrolled).accessToken)).toMatchObject({ acr: "aal2", role: "master" });
  });

  test("a login adds the passkey that the role demands, and starts the session", async () => {
    const challenge = await beginEnrolment();
    const { data } = await latch.startPasskeyEnrolment({ body: { challenge } });
    if (!data) throw new Error("There are no options");
    const authenticator = createSoftwareAuthenticator(originOf(data.publicKey.rp.id ?? ""));
    const credential = authenticator.create(data.publicKey);
    const enrolled = await latch.enrolPasskey({ body: { challenge, credential } });
    expect(claimsOf(signedIn(enrolled).accessToken)).toMatchObject({ acr: "aal2", role: "master" });
  });
});
