import { openUsers } from "@latch/composition/users";
import { UserId } from "@latch/contract";
import type { StoredUser } from "@latch/core";
import { expect, test } from "vitest";
import {
  sampleAuthenticators,
  saveWithAuthenticators,
} from "../../support/fixtures/authenticators.ts";
import { outcome } from "../../support/fixtures/links.ts";
import {
  enrolTotp,
  passwordProof,
  proveFor,
  signInWith,
} from "../../support/fixtures/second-factor.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";

/** Reads the summary of the factors of a user. */
async function factorsOf({ database, clock }: Harness, userId: string): Promise<Factors> {
  const user = await openUsers(database, clock).users.get(UserId.parse(userId));
  return user?.factors ?? {};
}
type Factors = NonNullable<StoredUser["factors"]>;

test("the password is the last way in of a user without a passkey", async () => {
  const harness = await createHarness();
  const person = await harness.signUp();
  expect(outcome(await person.latch.removePassword())[1]).toBe("reauthentication_required");
  const proved = await proveFor(harness, person, "removePassword", passwordProof);
  expect(outcome(await proved.latch.removePassword())).toEqual([409, "last_authenticator"]);
});

test("a user with a passkey may go without, and only the present session continues", async () => {
  const harness = await createHarness();
  const ada = await enrolTotp(harness, await harness.signUp());
  const { id, email } = ada.user;
  const { passkey } = sampleAuthenticators(id);
  const { totp } = await factorsOf(harness, id);
  const passkeys = [{ id: passkey.authenticatorId, addedAt: passkey.createdAt }];
  await saveWithAuthenticators(
    harness.database,
    id,
    { factors: { totp, passkeys } },
    { put: [passkey] },
  );
  const other = await signInWith(harness, email, { method: "totp", code: ada.nextCode() });
  harness.pass(72 * 3600);
  const proofs = [passwordProof, { method: "totp" as const, code: ada.nextCode() }];
  const proved = await proveFor(harness, ada, "removePassword", ...proofs);
  expect((await proved.latch.removePassword()).response.status).toBe(204);
  expect((await ada.latch.listMyAuthenticators()).data?.hasPassword).toBe(false);
  expect(outcome(await harness.latch.logIn({ body: { identifier: email, password } }))).toEqual([
    401,
    "invalid_credentials",
  ]);
  const refresh = ({ refreshToken }: { refreshToken: string }) =>
    harness.latch.refreshSession({ body: { refreshToken } });
  expect(outcome(await refresh(other))).toEqual([401, "invalid_session"]);
});
