import { expect, test } from "vitest";
import { origin, password } from "../../support/harness.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";
import { createSoftwareAuthenticator } from "../../support/passkeys/software-authenticator.ts";

const reported = (logged: { [field: string]: unknown }[]) =>
  logged.filter((line) => line["event"] === "passkey.counter_regressed");

test.each([
  ["another origin", { origin: "https://api.test.evil.example" }],
  ["another port", { origin: "http://api.test:8080" }],
  ["a frame of another site", { crossOrigin: true }],
  ["another RP id", { rpId: "test" }],
  ["an authenticator that has not verified the user", { userVerified: false }],
  ["a challenge that the API did not issue", { challenge: "lpc_AAAA" }],
])("%s neither registers a passkey nor logs in", async (_, changed) => {
  const { signUpWithPasskey, signUp, add, logInWith } = await createPasskeyHarness();
  const person = await signUp();
  const refused = await add(person, createSoftwareAuthenticator(origin), { changed });
  expect(refused.response.status).toBeGreaterThanOrEqual(400);
  const { authenticator } = await signUpWithPasskey();
  const { error } = await logInWith(authenticator, changed);
  expect(error?.code).toBe("challenge" in changed ? "invalid_challenge" : "invalid_credentials");
  expect((await logInWith(authenticator)).response.status).toBe(200);
});

test("a challenge expires after five minutes", async () => {
  const { signUpWithPasskey, signUp, use, create, confirm, latch, pass } =
    await createPasskeyHarness();
  const { authenticator } = await signUpWithPasskey();
  const [credential, late] = [await use(authenticator), await use(authenticator)];
  const person = await signUp();
  const registration = await create(person, createSoftwareAuthenticator(origin));
  pass(299);
  expect((await latch.logInWithPasskey({ body: { credential } })).response.status).toBe(200);
  pass(2);
  const { error } = await latch.logInWithPasskey({ body: { credential: late } });
  expect(error?.code).toBe("invalid_challenge");
  const header = await confirm(person, "addPasskey");
  const body = { credential: registration };
  const refused = await person.latch.addPasskey({ params: { header }, body });
  expect(refused.error?.code).toBe("invalid_challenge");
});

test("an assertion starts one session, also if it is sent thirty times at once", async () => {
  const { signUpWithPasskey, use, latch } = await createPasskeyHarness();
  const counting = createSoftwareAuthenticator(origin, { counts: false });
  const { authenticator } = await signUpWithPasskey(counting);
  const credential = await use(authenticator);
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => latch.logInWithPasskey({ body: { credential } })),
  );
  const statuses = answers.map(({ response }) => response.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(new Set(statuses)).toEqual(new Set([200, 401]));
  const later = await latch.logInWithPasskey({ body: { credential } });
  expect(later.error?.code).toBe("invalid_challenge");
});

test("a counter that goes back is refused and reported, and one that stays 0 is legal", async () => {
  const { signUpWithPasskey, logInWith, logged } = await createPasskeyHarness();
  const { person, authenticator, passkey } = await signUpWithPasskey();
  expect((await logInWith(authenticator, { counter: 10 })).response.status).toBe(200);
  for (const counter of [9, 10, 0]) {
    const { error } = await logInWith(authenticator, { counter });
    expect(error?.code).toBe("invalid_credentials");
  }
  expect(reported(logged)).toHaveLength(3);
  expect(reported(logged)[0]).toMatchObject({
    userId: person.user.id,
    authenticatorId: passkey.id,
    stored: 10,
    received: 9,
  });
  expect((await logInWith(authenticator, { counter: 11 })).response.status).toBe(200);

  const synchronized = createSoftwareAuthenticator(origin, { counts: false });
  const { authenticator: other } = await signUpWithPasskey(synchronized);
  for (let use = 0; use < 3; use++) {
    expect((await logInWith(other)).response.status).toBe(200);
  }
  expect(reported(logged)).toHaveLength(3);
});

test("two uses with the same counter do not both log in", async () => {
  const { signUpWithPasskey, use, latch } = await createPasskeyHarness();
  const { authenticator } = await signUpWithPasskey();
  const credentials = [
    await use(authenticator, { counter: 5 }),
    await use(authenticator, { counter: 5 }),
  ];
  const answers = await Promise.all(
    credentials.map((credential) => latch.logInWithPasskey({ body: { credential } })),
  );
  expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 401]);
});

test("an assertion for one purpose, login or session is refused for another", async () => {
  const harness = await createPasskeyHarness();
  const { signUpWithPasskey, use, proofOf, latch } = harness;
  const { person, authenticator } = await signUpWithPasskey();
  const body = { identifier: person.user.email, password };
  const challengeOf = async () => {
    const { data } = await latch.logIn({ body });
    return (data as { challenge: string }).challenge;
  };
  const [challenge, other] = [await challengeOf(), await challengeOf()];
  const forLogIn = await use(authenticator);
  const forOther = await use(authenticator, {}, { purpose: "second_factor", challenge: other });
  for (const credential of [forLogIn, forOther]) {
    const proof = { method: "passkey" as const, credential };
    const { error } = await latch.answerChallenge({ body: { challenge, proof } });
    expect(error?.code).toBe("invalid_challenge");
  }
  const { credential: forSession } = await proofOf(person, authenticator);
  const mixed = await latch.logInWithPasskey({ body: { credential: forSession } });
  expect(mixed.error?.code).toBe("invalid_challenge");
});

test("a passkey of another account is refused as a second factor, and for its user handle", async () => {
  const { signUpWithPasskey, use, logInWith, latch } = await createPasskeyHarness();
  const [ada, mallory] = [await signUpWithPasskey(), await signUpWithPasskey()];
  const body = { identifier: ada.person.user.email, password };
  const { data } = await latch.logIn({ body });
  const { challenge } = data as { challenge: string };
  const purpose = { purpose: "second_factor" as const, challenge };
  const proof = {
    method: "passkey" as const,
    credential: await use(mallory.authenticator, {}, purpose),
  };
  const { error } = await latch.answerChallenge({ body: { challenge, proof } });
  expect(error?.code).toBe("invalid_credentials");
  const handle = ada.authenticator.passkeys[0]?.userHandle;
  const stolen = await logInWith(mallory.authenticator, { userHandle: handle });
  expect(stolen.error?.code).toBe("invalid_credentials");
});

test("a registration is valid for the session that began it, and once", async () => {
  const { signUp, logIn, create, confirm } = await createPasskeyHarness();
  const person = await signUp();
  const elsewhere = await logIn(person.user.email);
  const credential = await create(person, createSoftwareAuthenticator(origin));
  const other = await elsewhere.latch.addPasskey({
    params: { header: await confirm(elsewhere, "addPasskey") },
    body: { credential },
  });
  expect(other.error?.code).toBe("invalid_challenge");
  const [first, second] = [
    await confirm(person, "addPasskey"),
    await confirm(person, "addPasskey"),
  ];
  const answers = await Promise.all(
    [first, second].map((header) =>
      person.latch.addPasskey({ params: { header }, body: { credential } }),
    ),
  );
  expect(answers.filter(({ response }) => response.status === 201)).toHaveLength(1);
  const { data } = await person.latch.listMyAuthenticators();
  expect(data?.items).toHaveLength(1);
});

test("an unknown account and an unknown passkey get the same answer", async () => {
  const { signUpWithPasskey, logInWith } = await createPasskeyHarness();
  const { authenticator } = await signUpWithPasskey();
  const unknownHandle = Buffer.from("usr_01jd7p3t1kf4fvz0e8m2q5c9ax").toString("base64url");
  const stranger = await logInWith(authenticator, { userHandle: unknownHandle });
  const odd = await logInWith(authenticator, { userHandle: "AAAA" });
  const passkey = authenticator.passkeys[0];
  if (passkey) passkey.id = "AAAA";
  const unknown = await logInWith(authenticator);
  for (const { error } of [stranger, odd, unknown]) {
    expect(error).toMatchObject({ status: 401, code: "invalid_credentials" });
  }
});

test("a forged passkey for a session that has ended is refused, and leaves no promise that rejects unhandled", async () => {
  const { signUpWithPasskey, use, latch, logged } = await createPasskeyHarness();
  const { authenticator } = await signUpWithPasskey();
  const credential = await use(authenticator, { challenge: "lpc_AAAA" });
  const proofs = [{ method: "passkey" as const, credential }];
  const ended = { refreshToken: (await signUpWithPasskey()).person.refreshToken, proofs };
  await latch.logOut({ body: { refreshToken: ended.refreshToken } });
  // Vitest fails when a promise rejects without a handler.
  const { error } = await latch.reauthenticate({ body: ended });
  expect(["invalid_session", "invalid_challenge"]).toContain(error?.code);
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
});
