import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import {
  codeAt,
  enrolTotp,
  passwordProof,
  proveFor,
} from "../../support/fixtures/second-factor.ts";
import { settleTotp } from "../../support/fixtures/settle-factors.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, origin, type Person } from "../../support/harness.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";
import { createSoftwareAuthenticator } from "../../support/passkeys/software-authenticator.ts";

/** Refreshes the session of a person. */
async function refresh({ latch }: Pick<Harness, "latch">, person: Person) {
  const answer = await latch.refreshSession({ body: { refreshToken: person.refreshToken } });
  person.refreshToken = answer.data?.refreshToken ?? person.refreshToken;
  return answer;
}

test("the session that adds the first passkey continues, with both factors", async () => {
  const harness = await createPasskeyHarness();
  const { person } = await harness.signUpWithPasskey();
  const { data, response } = await refresh(harness, person);
  expect(response.status).toBe(200);
  const own = harness.as({ authorization: `Bearer ${data?.accessToken}` });
  const verified = (await own.verifyToken()).data;
  expect(verified?.acr).toBe("aal2");
  expect(verified?.amr?.toSorted()).toEqual(["mfa", "pop", "pwd", "user"]);
});

test("the session that renames and removes passkeys continues", async () => {
  const harness = await createPasskeyHarness();
  const { person, authenticator, passkey } = await harness.signUpWithPasskey();
  const path = { id: passkey.id };
  const renamed = await person.latch.renamePasskey({ params: { path }, body: { name: "Phone" } });
  expect(outcome(renamed)).toEqual([200, undefined]);
  expect((await refresh(harness, person)).response.status).toBe(200);
  const proofs = [await harness.proofOf(person, authenticator)];
  const header = await harness.confirm(person, "removePasskey", proofs);
  const removed = await person.latch.removePasskey({ params: { path, header } });
  expect(outcome(removed)).toEqual([204, undefined]);
  expect((await refresh(harness, person)).response.status).toBe(200);
});

test("other sessions need the new passkey", async () => {
  const harness = await createPasskeyHarness();
  const person = await harness.signUp();
  const other = await harness.logIn(person.user.email);
  await harness.add(person, createSoftwareAuthenticator(origin));
  expect(outcome(await refresh(harness, other))).toEqual([401, "invalid_session"]);
});

/** Signs up a user with a settled TOTP authenticator, whose role requires a second factor from now on. */
async function openDemanded() {
  const before = await createHarness();
  const person = await enrolTotp(before, await before.signUp({ role: "master" }));
  await settleTotp(before.database, person.user.id);
  const { database, keys } = before;
  const harness = await createHarness({ SECOND_FACTOR_ROLES: "master" }, { database, keys });
  const proofs = [passwordProof, { method: "totp" as const, code: person.nextCode() }];
  harness.pass(30);
  return { harness, person, proofs };
}

test("R1: the last second factor of a role that requires one stays", async () => {
  const { harness, person, proofs } = await openDemanded();
  const proved = await proveFor(harness, person, "removeTotp", ...proofs);
  expect(outcome(await proved.latch.removeTotp())).toEqual([409, "second_factor_required"]);
  expect((await person.latch.listMyAuthenticators()).data?.items).toHaveLength(1);
  expect((await person.latch.listUsers()).response.status, "the session continues").toBe(200);
  signedIn(await refresh(harness, person));
});

test("R1: it can be replaced", async () => {
  const { harness, person, proofs } = await openDemanded();
  const proved = await proveFor(harness, person, "setUpTotp", ...proofs);
  const { data } = await proved.latch.setUpTotp();
  const code = codeAt(data?.secret ?? "", harness.clock());
  const confirmed = await person.latch.confirmTotp({ body: { code } });
  expect(outcome(confirmed)).toEqual([204, undefined]);
});

test("R1: the last passkey of a role that requires a second factor stays", async () => {
  const before = await createPasskeyHarness();
  const { person, authenticator, passkey } = await before.signUpWithPasskey();
  const { database, keys } = before;
  const harness = await createPasskeyHarness({ SECOND_FACTOR_ROLES: "user" }, { database, keys });
  const proofs = [await harness.proofOf(person, authenticator)];
  const header = await harness.confirm(person, "removePasskey", proofs);
  const latch = harness.as({ authorization: `Bearer ${person.accessToken}` });
  const removed = await latch.removePasskey({ params: { path: { id: passkey.id }, header } });
  expect(outcome(removed)).toEqual([409, "second_factor_required"]);
});
