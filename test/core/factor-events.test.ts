import type { StoredUser } from "@latch/core";
import { describe, expect, test } from "vitest";
import { toFacts } from "../support/fixtures/domain-events.ts";
import { newId } from "../support/fixtures/new-id.ts";

const userId = newId("usr");
const at = "2026-11-21T09:30:00.000Z";
const later = "2026-11-22T09:30:00.000Z";
const user: StoredUser = {
  userId,
  email: "ada@example.com",
  emailVerified: true,
  role: "user",
  status: "active",
  plan: "free",
  sessionEpoch: 0,
  createdAt: at,
  updatedAt: at,
  version: 1,
};
type Factors = NonNullable<StoredUser["factors"]>;

const events = (before: Factors | undefined, after: Factors | undefined) =>
  toFacts({
    table: "Users",
    atMs: Date.parse(at),
    before: { ...user, ...(before && { factors: before }) },
    after: { ...user, ...(after && { factors: after }), version: 2 },
  }).map(({ type, subject, data }) => [type, subject, data]);

const passkeys = (...ids: `aut_${string}`[]): Factors => ({
  passkeys: ids.map((id) => ({ id, addedAt: at })),
});
const codes = (remaining: number, createdAt = at): Factors => ({
  recoveryCodes: { id: "aut_9", remaining, createdAt },
});

test.each<[string, Factors | undefined, Factors | undefined, unknown[]]>([
  [
    "the first passkey",
    undefined,
    passkeys("aut_1"),
    [["authenticator.added", "aut_1", { userId, authenticatorId: "aut_1", kind: "passkey" }]],
  ],
  [
    "one passkey in place of another",
    passkeys("aut_1", "aut_2"),
    passkeys("aut_2", "aut_3"),
    [
      ["authenticator.added", "aut_3", { userId, authenticatorId: "aut_3", kind: "passkey" }],
      ["authenticator.removed", "aut_1", { userId, authenticatorId: "aut_1", kind: "passkey" }],
    ],
  ],
  [
    "a new name of a passkey",
    { passkeys: [{ id: "aut_1", name: "Phone", addedAt: at }] },
    { passkeys: [{ id: "aut_1", name: "Old phone", addedAt: at }] },
    [],
  ],
  [
    "a TOTP authenticator and the first recovery codes",
    {},
    { totp: { id: "aut_4", addedAt: at }, ...codes(10) },
    [
      ["authenticator.added", "aut_4", { userId, authenticatorId: "aut_4", kind: "totp" }],
      ["authenticator.added", userId, { userId, kind: "recovery_codes" }],
    ],
  ],
  [
    "no factors any more",
    { totp: { id: "aut_4", addedAt: at }, ...codes(3) },
    undefined,
    [
      ["authenticator.removed", "aut_4", { userId, authenticatorId: "aut_4", kind: "totp" }],
      ["authenticator.removed", userId, { userId, kind: "recovery_codes" }],
    ],
  ],
  ["a used recovery code", codes(10), codes(9), [["recovery_code.used", userId, { userId }]]],
  [
    "new recovery codes",
    codes(0),
    codes(10, later),
    [["recovery_codes.replaced", userId, { userId }]],
  ],
  ["no change", codes(5), codes(5), []],
])("%s", (_, before, after, expected) => {
  expect(events(before, after)).toEqual(expected);
});

describe("a request to remove lost factors", () => {
  const factors: Factors = { totp: { id: "aut_4", addedAt: at } };
  const effectiveAt = "2026-11-24T09:30:00.000Z";
  const factorRecovery = { requestedAt: at, effectiveAt };
  const account = { ...user, factors };
  const requested = { ...account, factorRecovery };

  const typesAndTimes = (before: StoredUser, after: StoredUser, updatedAt = later) =>
    toFacts({
      table: "Users",
      atMs: Date.parse(at),
      before,
      after: { ...after, updatedAt, version: 2 },
    }).map((fact) => [fact.type, fact.at]);

  test.each<[string, StoredUser, StoredUser, string, unknown[]]>([
    ["made", account, requested, later, [["user.factor_recovery_requested", at]]],
    ["kept", requested, requested, later, []],
    ["cancelled", requested, account, later, [["user.factor_recovery_cancelled", later]]],
    [
      "replaced after its expiry",
      requested,
      { ...account, factorRecovery: { requestedAt: later, effectiveAt } },
      later,
      [["user.factor_recovery_requested", later]],
    ],
    ["removed after its expiry", requested, account, "2026-12-01T09:30:01.000Z", []],
    ["completed", requested, user, later, [["authenticator.removed", later]]],
  ])("%s", (_, before, after, updatedAt, expected) => {
    expect(typesAndTimes(before, after, updatedAt)).toEqual(expected);
  });
});
