import { type TableName, tables } from "@latch/adapters/dynamodb";
import type { StoredUser } from "@latch/core";
import { describe, expect, test } from "vitest";
import { createStripePrice } from "../support/doubles/stripe-objects.ts";
import { addAuthenticators, addTrustedDevice } from "../support/fixtures/authenticators.ts";
import { createBillingHarness } from "../support/fixtures/billing.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { exportedNames, withoutPersonalData } from "../support/fixtures/exported-names.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { attributes } from "../support/fixtures/stored-names.ts";
import { put } from "../support/fixtures/tables.ts";
import { withSecondFactor } from "../support/fixtures/with-second-factor.ts";
import { password } from "../support/harness.ts";

const at = "2026-11-21T09:30:00.000Z";
const nextYear = Math.floor(Date.now() / 1000) + 365 * 24 * 3600;

/** What is stored about an account that is not used otherwise. A new attribute does not compile without a value. */
type Rest = Required<
  Omit<
    StoredUser,
    | "userId"
    | "passwordHash"
    | "billingVersion"
    | "erasingSince"
    | "erasureClaimedMs"
    | "factors"
    | `${string}Epoch`
    | "version"
  >
>;
const everything: Rest = {
  email: "ada@xn--mnchen-3ya.example",
  emailSpelling: "ada@münchen.example",
  emailVerified: true,
  verificationExpiresAt: nextYear,
  emailTrusted: true,
  username: "ada",
  name: "Ada",
  locale: "de",
  role: "user",
  pendingRole: "agent",
  status: "active",
  suspensionReason: "Chargeback",
  plan: "pro",
  planUntil: new Date(nextYear * 1000).toISOString(),
  pendingEmail: "new@example.com",
  formerEmails: [{ changeId: newId("ntc"), email: "old@example.com", heldUntil: nextYear }],
  securedAt: at,
  resetBlockedUntil: nextYear,
  factorReset: { at, reason: "Lost phone" },
  factorRecovery: { requestedAt: at, effectiveAt: at },
  passkeyCopy: { authenticatorId: newId("aut"), at },
  passwordChangedAt: at,
  passwordByMailAt: at,
  pendingRoleBy: newId("usr"),
  lockedOutAt: at,
  createdAt: at,
  updatedAt: at,
};

/** Returns whether a path leads to a value. `[]` stands for any item of a list. */
function isPresent(value: unknown, path: string): boolean {
  const [first = "", ...rest] = path.split(".");
  const next = (value as Record<string, unknown> | undefined)?.[first.replace("[]", "")];
  const all = first.endsWith("[]") ? ((next ?? []) as unknown[]) : [next];
  if (rest.length === 0) return all.some((each) => each !== undefined);
  return all.some((each) => isPresent(each, rest.join(".")));
}

/** Returns the export of a user about whom everything is stored. */
async function exportEverything() {
  const harness = await createBillingHarness();
  const { database } = harness;
  const inAMonth = Math.floor(Date.now() / 1000) + 30 * 24 * 3600;
  const price = createStripePrice({ id: "price_pro", metadata: { plan: "pro" } });
  const ends = { status: "past_due", price, trial_end: inAMonth, cancel_at: inAMonth };
  const { person } = await harness.subscribed(ends);
  const { latch, user } = person;
  const body = { identifier: user.email, password };
  await harness.as({ "user-agent": "Firefox" }).logIn({ body });
  const expiresAt = new Date(nextYear * 1000).toISOString();
  const key = { name: "k", scopes: ["tasks:read" as const], expiresAt };
  const { data: created } = await latch.createApiKey({ body: key });
  await harness.as({ "x-api-key": created?.key ?? "" }).listTasks();
  await latch.createTask({ body: { title: "t", description: "d", dueAt: at } });
  await addAuthenticators(database, user.id);
  await addTrustedDevice(database, user.id);
  await put(database, "Activity", {
    userId: user.id,
    eventId: newId("evt"),
    type: "session.started",
    at,
    subject: user.id,
    actor: user.id,
    address: "203.0.113.7",
    requestId: "r-1",
    data: Object.fromEntries(
      Object.keys(exportedNames.Activity?.exported ?? {})
        .filter((name) => name.startsWith("data."))
        .map((name) => [name.slice("data.".length), "x"]),
    ),
  });
  await changeUser(database, user.id, everything);
  const proven = await withSecondFactor(harness, person);
  const { data, error } = await proven.exportMe();
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

const withData = Object.keys(exportedNames) as TableName[];

describe("the export of personal data", () => {
  test("each table is exported, or has a reason", () => {
    expect([...withData, ...Object.keys(withoutPersonalData)].sort()).toEqual(
      Object.keys(tables).sort(),
    );
  });

  test.each(withData)("each attribute of %s is exported, or has a reason", (table) => {
    const { exported = {}, withheld = {} } = exportedNames[table] ?? {};
    const listed = [...Object.keys(exported), ...Object.values(withheld).join(" ").split(" ")];
    expect(listed.sort()).toEqual(attributes[table].split(" ").sort());
  });

  test("the export contains each path in the list", async () => {
    const data = await exportEverything();
    const paths = withData.flatMap((table) => Object.values(exportedNames[table]?.exported ?? {}));
    expect([...new Set(paths)].filter((path) => !isPresent(data, path))).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/hash|secret|sealed/i);
  });
});
