import { createAuthenticatorStore } from "@latch/adapters/dynamodb";
import { openUsers } from "@latch/composition/users";
import { UserId } from "@latch/contract";
import type { AuthenticatorUse } from "@latch/core";
import { expect, test } from "vitest";
import {
  sampleAuthenticators,
  saveWithAuthenticators,
  sha256,
} from "../support/fixtures/authenticators.ts";
import { createHarness } from "../support/harness.ts";

/** A use without its user, who is always the same. */
type WithoutUser<Each> = Each extends unknown ? Omit<Each, "userId"> : never;
type Use = WithoutUser<AuthenticatorUse>;

async function open() {
  const { database, signUp } = await createHarness();
  const { user } = await signUp();
  const samples = sampleAuthenticators(user.id);
  const userId = UserId.parse(user.id);
  const store = createAuthenticatorStore(database);
  await saveWithAuthenticators(database, user.id, {}, { put: Object.values(samples) });
  const use = (...uses: Use[]) =>
    saveWithAuthenticators(
      database,
      userId,
      {},
      {},
      uses.map((each) => ({ ...each, userId }) as AuthenticatorUse),
    );
  return { database, userId, store, use, ...samples };
}

const usedAt = "2030-01-01T00:00:00.000Z";

test("authenticators are read as they were written, and erased", async () => {
  const { store, userId, passkey, totp, pendingTotp, recoveryCodes } = await open();
  const listed = await store.list(userId);
  expect(listed).toHaveLength(4);
  expect(listed).toEqual(expect.arrayContaining([passkey, totp, pendingTotp, recoveryCodes]));
  expect(await store.get(userId, totp.authenticatorId)).toEqual(totp);
  await store.removeSome(userId);
  expect(await store.list(userId)).toEqual([]);
});

test("a step of TOTP is accepted once, and no earlier one after it", async () => {
  const { use, totp, store, userId } = await open();
  const at = (step: number) =>
    use({ kind: "totp", authenticatorId: totp.authenticatorId, step, usedAt });
  expect(await at(8)).toBe("saved");
  expect(await at(8)).toBe("proof_spent");
  expect(await at(7)).toBe("proof_spent");
  expect(await at(9)).toBe("saved");
  expect(await store.get(userId, totp.authenticatorId)).toMatchObject({
    lastStep: 9,
    lastUsedAt: usedAt,
  });
});

test("a recovery code is accepted once", async () => {
  const { use, recoveryCodes, store, userId } = await open();
  const { authenticatorId } = recoveryCodes;
  const spend = (code: string) =>
    use({ kind: "recovery_codes", authenticatorId, codeHash: sha256(code), usedAt });
  expect(await spend("one")).toBe("saved");
  expect(await spend("one")).toBe("proof_spent");
  expect(await spend("two")).toBe("saved");
  expect(await spend("two"), "no code is left").toBe("proof_spent");
  expect(await store.get(userId, authenticatorId)).not.toHaveProperty("codeHashes");
});

test("the counter of a passkey grows, unless the authenticator has none", async () => {
  const { use, passkey, database, userId } = await open();
  const { authenticatorId } = passkey;
  const sign = (counter: number) => use({ kind: "passkey", authenticatorId, counter, usedAt });
  expect(await sign(5)).toBe("saved");
  expect(await sign(5)).toBe("proof_spent");
  expect(await sign(0)).toBe("proof_spent");
  await saveWithAuthenticators(database, userId, {}, { put: [{ ...passkey, counter: 0 }] });
  expect(await sign(0)).toBe("saved");
  expect(await sign(0)).toBe("saved");
});

test("a use of an authenticator that was removed is refused", async () => {
  const { use, passkey, totp, database, userId } = await open();
  const remove = [passkey.authenticatorId, totp.authenticatorId];
  await saveWithAuthenticators(database, userId, {}, { remove });
  const at = { usedAt, kind: "totp" as const, step: 9 };
  expect(await use({ ...at, authenticatorId: totp.authenticatorId })).toBe("proof_spent");
  const signed = { usedAt, kind: "passkey" as const, counter: 9 };
  expect(await use({ ...signed, authenticatorId: passkey.authenticatorId })).toBe("proof_spent");
});

test("of many concurrent uses of one code, one succeeds", async () => {
  const { use, totp, recoveryCodes } = await open();
  const step = { kind: "totp", authenticatorId: totp.authenticatorId, step: 8, usedAt } as const;
  const { authenticatorId } = recoveryCodes;
  const code = {
    kind: "recovery_codes",
    authenticatorId,
    codeHash: sha256("one"),
    usedAt,
  } as const;
  for (const one of [step, code]) {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => use(one)));
    expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(1);
  }
});

test("a write with factors that the SDK sends again is saved once", async () => {
  const { database, userId } = await open();
  const { users } = openUsers(database, Date.now);
  const before = await users.get(userId);
  if (!before) throw new Error("There is no such user");
  const factors = {
    totp: { id: "aut_1" as const, addedAt: usedAt },
    passkeys: [{ addedAt: usedAt, id: "aut_2" as const }],
  };
  const after = { ...before, factors, version: before.version + 1 };
  const caller = { actor: "test", address: "127.0.0.1", requestId: "req" };
  expect(await users.save(before, after, caller)).toBe("saved");
  expect(await users.save(before, after, caller), "the same write").toBe("saved");
  const other = { ...after, factors: {} };
  expect(await users.save(before, other, caller), "another write").toBe("stale");
});
