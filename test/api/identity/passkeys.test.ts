import { decode } from "hono/jwt";
import { expect, test } from "vitest";
import { origin, password } from "../../support/harness.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";
import { createSoftwareAuthenticator } from "../../support/passkeys/software-authenticator.ts";

const loggedEvents = (logged: { [field: string]: unknown }[], event: string) =>
  logged.filter((line) => line["event"] === event);

test.each([
  ["ES256", -7],
  ["EdDSA", -8],
  ["RS256", -257],
])("a user registers a passkey with %s and logs in without a username", async (_, algorithm) => {
  const { signUpWithPasskey, logInWith } = await createPasskeyHarness();
  const { person, authenticator, passkey } = await signUpWithPasskey(
    createSoftwareAuthenticator(origin, { algorithm }),
  );
  expect(passkey).toMatchObject({ type: "passkey", name: "Laptop", backedUp: false });
  const { data, response } = await logInWith(authenticator);
  expect(response.status).toBe(200);
  expect(data).toMatchObject({ status: "signed_in", user: { id: person.user.id } });
  const { amr, acr } = decode((data as { accessToken: string }).accessToken).payload;
  expect({ amr, acr }).toEqual({ amr: ["pop", "user", "mfa"], acr: "aal2" });
});

test("a login by passkey makes two database calls in a row, and the options none", async () => {
  const { signUpWithPasskey, use, latch, calls } = await createPasskeyHarness();
  const { authenticator } = await signUpWithPasskey();
  calls.length = 0;
  const credential = await use(authenticator);
  expect(calls).toEqual([]);
  await latch.logInWithPasskey({ body: { credential } });
  expect(calls.map(({ operation, table }) => `${operation} ${table ?? ""}`.trim()).sort()).toEqual([
    "GetItem Users",
    "Query Authenticators",
    "Query Sessions",
    "TransactWriteItems",
  ]);
});

test("the options of a registration are those that browsers need, and exclude earlier passkeys", async () => {
  const { signUpWithPasskey } = await createPasskeyHarness();
  const { person, authenticator } = await signUpWithPasskey();
  const { data } = await person.latch.startPasskey();
  expect(data?.publicKey).toMatchObject({
    rp: { id: "api.test" },
    user: { id: Buffer.from(person.user.id).toString("base64url"), name: person.user.email },
    pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
    excludeCredentials: [{ id: authenticator.passkeys[0]?.id, transports: ["internal"] }],
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
  });
});

test("a user lists, renames and removes passkeys", async () => {
  const { signUpWithPasskey, add, confirm, proofOf, logInWith } = await createPasskeyHarness();
  const { person, authenticator, passkey } = await signUpWithPasskey();
  const second = createSoftwareAuthenticator(origin);
  const proofs = [await proofOf(person, authenticator)];
  const { data: other } = await add(person, second, { name: "Key", proofs });
  const { latch } = person;
  const { data: renamed } = await latch.renamePasskey({
    params: { path: { id: passkey.id } },
    body: { name: "Old laptop" },
  });
  expect(renamed).toMatchObject({ id: passkey.id, name: "Old laptop" });
  const { data: list } = await latch.listMyAuthenticators();
  expect(list?.items.map(({ name }) => name)).toEqual(["Old laptop", "Key"]);

  const header = await confirm(person, "removePasskey", [await proofOf(person, second)]);
  const path = { id: passkey.id };
  const { response } = await latch.removePasskey({ params: { path, header } });
  expect(response.status).toBe(204);
  expect((await logInWith(authenticator)).error?.code).toBe("invalid_credentials");
  expect((await logInWith(second)).response.status).toBe(200);
  const { data: left } = await latch.listMyAuthenticators();
  expect(left?.items.map(({ id }) => id)).toEqual([other?.id]);
  const again = await confirm(person, "removePasskey", [await proofOf(person, second)]);
  const gone = await latch.removePasskey({ params: { path, header: again } });
  expect(gone.error?.code).toBe("not_found");
});

test("a passkey is a second factor after the password, and completes the login", async () => {
  const { signUpWithPasskey, use, latch } = await createPasskeyHarness();
  const { person, authenticator } = await signUpWithPasskey(
    createSoftwareAuthenticator(origin, { counts: false }),
  );
  const body = { identifier: person.user.email, password };
  const { data: pending, response } = await latch.logIn({ body });
  expect(response.status).toBe(202);
  expect(pending).toMatchObject({ status: "pending", reason: "second_factor" });
  const { challenge = "", methods } = pending as { challenge?: string; methods?: string[] };
  expect(methods).toContain("passkey");
  const purpose = { purpose: "second_factor" as const, challenge };
  // The password and the possession are two factors without a PIN, too.
  const credential = await use(authenticator, { userVerified: false }, purpose);
  const proof = { method: "passkey" as const, credential };
  const { data } = await latch.answerChallenge({ body: { challenge, proof } });
  expect(data).toMatchObject({ status: "signed_in" });
  const { amr, acr } = decode((data as { accessToken: string }).accessToken).payload;
  expect({ amr, acr }).toEqual({ amr: ["pwd", "pop", "mfa"], acr: "aal2" });
  const replayed = await latch.answerChallenge({ body: { challenge, proof } });
  expect(replayed.error?.code).toBe("invalid_challenge");
});

test("adding and removing a passkey ends all other sessions and keeps the one that asks", async () => {
  const { signUp, logIn, add, confirm, proofOf, latch } = await createPasskeyHarness();
  const person = await signUp();
  const other = await logIn(person.user.email);
  const authenticator = createSoftwareAuthenticator(origin);
  const { data: passkey } = await add(person, authenticator);
  const refresh = ({ refreshToken }: { refreshToken: string }) =>
    latch.refreshSession({ body: { refreshToken } });
  expect((await refresh(other)).error?.code).toBe("invalid_session");
  expect((await person.latch.getMe()).response.status).toBe(200);

  const header = await confirm(person, "removePasskey", [await proofOf(person, authenticator)]);
  const path = { id: passkey?.id ?? "" };
  await person.latch.removePasskey({ params: { path, header } });
  expect((await refresh(person)).response.status).toBe(200);
});

test("the first passkey needs the password, a further one a passkey, and each proof is good once", async () => {
  const { signUp, add, create, confirm, proofOf, logged } = await createPasskeyHarness();
  const person = await signUp();
  const authenticator = createSoftwareAuthenticator(origin);
  const credential = await create(person, authenticator);
  const without = await person.latch.addPasskey({ body: { credential } });
  expect(without.error?.code).toBe("reauthentication_required");
  const other = await confirm(person, "removePasskey");
  const wrong = await person.latch.addPasskey({ params: { header: other }, body: { credential } });
  expect(wrong.error?.code).toBe("reauthentication_required");
  const header = await confirm(person, "addPasskey");
  const added = await person.latch.addPasskey({ params: { header }, body: { credential } });
  expect(added.response.status).toBe(201);
  const next = await create(person, createSoftwareAuthenticator(origin));
  const reused = await person.latch.addPasskey({ params: { header }, body: { credential: next } });
  expect(reused.error?.code).toBe("reauthentication_required");

  const second = createSoftwareAuthenticator(origin);
  await expect(add(person, second)).rejects.toThrow("reauthentication_required");
  const proofs = [await proofOf(person, authenticator)];
  expect((await add(person, second, { proofs })).response.status).toBe(201);
  expect(loggedEvents(logged, "passkey.added")).toHaveLength(2);
});

test("an account has at most 20 passkeys, and none twice", async () => {
  const { signUpWithPasskey, add, proofOf } = await createPasskeyHarness();
  const { person, authenticator } = await signUpWithPasskey();
  for (let count = 2; count <= 20; count++) {
    const proofs = [await proofOf(person, authenticator)];
    const added = await add(person, createSoftwareAuthenticator(origin), { proofs });
    expect(added.response.status).toBe(201);
  }
  const proofs = [await proofOf(person, authenticator)];
  const more = await add(person, createSoftwareAuthenticator(origin), { proofs });
  expect(more.error?.code).toBe("too_many_passkeys");
}, 60_000);
