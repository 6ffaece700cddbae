import { decideAdmission, type Proof, type StoredUser } from "@latch/core";
import { expect, test } from "vitest";
import { hasNewFactorsOnly } from "../../packages/core/src/admission/new-factors.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { enrolTotp } from "../support/fixtures/second-factor.ts";
import { createHarness } from "../support/harness.ts";

const now = Date.parse("2026-11-21T09:30:00.000Z");
const hoursAgo = (hours: number) => new Date(now - hours * 3600 * 1000).toISOString();
const userId = newId("usr");
const rules = { requireVerifiedEmail: true, secondFactorRoles: ["user" as const] };

/** A factor that an account may have, the proof by it, and when it was added. */
type Factor = { proof: Proof; addedAt: string };

const factorsOf = (proof: Omit<Proof, "userId" | "atMs">): Factor[] =>
  [1, 73].map((age) => ({
    proof: { ...proof, userId, atMs: now, authenticatorId: newId("aut") },
    addedAt: hoursAgo(age),
  }));

const everyFactor: Factor[] = [
  ...factorsOf({ method: "passkey", userVerified: true }),
  ...factorsOf({ method: "passkey", userVerified: false }),
  ...factorsOf({ method: "totp" }),
  ...factorsOf({ method: "recovery_code" }),
];

/** All subsets of a list. */
const subsetsOf = <T>(list: T[]): T[][] =>
  list.reduce<T[][]>((sets, each) => sets.concat(sets.map((set) => [...set, each])), [[]]);

/** Returns an account with factors. An account has one TOTP authenticator and one set of recovery codes. */
function accountOf(factors: Factor[], hasPassword: boolean): StoredUser {
  const list = (method: Proof["method"]) =>
    factors
      .filter(({ proof }) => proof.method === method)
      .map(({ proof, addedAt }) => ({ id: proof.authenticatorId as `aut_${string}`, addedAt }));
  const [totp] = list("totp");
  const [codes] = list("recovery_code");
  return {
    ...{ userId, email: "ada@example.com", emailVerified: true, role: "user", status: "active" },
    ...{ plan: "free", sessionEpoch: 0, createdAt: hoursAgo(100), updatedAt: hoursAgo(100) },
    version: 1,
    ...(hasPassword && { passwordHash: "hash" }),
    factors: {
      passkeys: list("passkey"),
      ...(totp && { totp }),
      ...(codes && {
        recoveryCodes: { id: codes.id, remaining: 10, createdAt: codes.addedAt },
      }),
    },
  };
}

const isOneOfEach = (factors: Factor[]): boolean =>
  ["totp", "recovery_code"].every(
    (method) => factors.filter(({ proof }) => proof.method === method).length <= 1,
  );

/** What proofs allow: nothing, an operation, or one that also requires an older factor. */
function powerOf(user: StoredUser, proofs: Proof[]): number {
  const admission = decideAdmission({ user, proofs }, rules, now);
  if (admission.outcome !== "admitted") return 0;
  return hasNewFactorsOnly(user, proofs, now) ? 1 : 2;
}

test("two proofs allow whatever all proofs of an account allow, also while a factor is new", () => {
  const password: Proof = { method: "password", userId, atMs: now };
  let cases = 0;
  for (const factors of subsetsOf(everyFactor).filter(isOneOfEach)) {
    for (const hasPassword of [true, false]) {
      const user = accountOf(factors, hasPassword);
      const all = [...(hasPassword ? [password] : []), ...factors.map(({ proof }) => proof)];
      // A mailed code, which some other operations require, adds nothing.
      const withMail: Proof[] = [...all, { method: "email_code", userId, atMs: now }];
      const most = powerOf(user, withMail);
      const pairs = subsetsOf(all).filter(({ length }) => length > 0 && length <= 2);
      const best = Math.max(0, ...pairs.map((proofs) => powerOf(user, proofs)));
      expect(best, JSON.stringify([all, user.factors])).toBe(all.length === 0 ? 0 : most);
      cases += 1;
    }
  }
  expect(cases).toBeGreaterThan(250);
});

test("a mailed code is no proof for reauthenticate, alone or with others", async () => {
  const harness = await createHarness();
  const { refreshToken } = await enrolTotp(harness, await harness.signUp());
  const mailed = { method: "email_code" as const, code: "12345678" };
  const proofs = [{ method: "totp" as const, code: "000000" }, mailed];
  const { error } = await harness.latch.reauthenticate({
    body: { refreshToken, proofs: [mailed] },
  });
  expect(error?.code).toBe("invalid_credentials");
  const both = await harness.latch.reauthenticate({ body: { refreshToken, proofs } });
  expect(both.error?.code).toBe("invalid_credentials");
});
