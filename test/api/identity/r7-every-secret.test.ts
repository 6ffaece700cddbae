import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { judgedSecrets, notJudged } from "../../support/fixtures/judged-secrets.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { operations, resolved, type Schema } from "../../support/fixtures/operations.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createPasskeyHarness } from "../../support/passkeys/passkey-harness.ts";

const secretFields = ["password", "currentPassword", "code", "credential"];
const harness = await createPasskeyHarness(
  { SECOND_FACTOR_ROLES: "master" },
  { atEnd: (cleanUp) => afterAll(cleanUp) },
);
const { database, logged } = harness;

let isFailing = false;
database.client.intercept(async ({ operation, input }, next) => {
  const { TableName = "" } = input as { TableName?: string };
  const isRead = operation === "GetItem";
  if (isFailing && isRead && TableName.endsWith("Users")) throw new Error("No response");
  return next(input);
});

beforeEach(() => {
  logged.length = 0;
});

/** Returns the methods of the proofs that a field takes. */
const methodsOf = (field: Schema): string[] =>
  (resolved(resolved(field).items ?? field).oneOf ?? []).map((proof) =>
    String(resolved(proof).properties?.["method"]?.enum?.[0]),
  );

/** Returns the secrets in the request of an operation: by field, or by method of the proof. */
function secretsOf({ operationId, body }: (typeof operations)[number]): string[] {
  const { properties = {} } = body?.schema ?? {};
  return Object.entries(properties)
    .flatMap(([name, field]) => {
      if (name === "proof" || name === "proofs") return methodsOf(field);
      return secretFields.includes(name) ? [name] : [];
    })
    .map((secret) => `${operationId} ${secret}`);
}

/** Returns how many guesses all limits count at present. */
async function countedGuesses(): Promise<number> {
  const items = [
    ...(await scan(database, "Throttles")),
    ...(await scan(database, "OneTimeTokens")),
  ];
  return items.reduce(
    (sum, { counted = 0, tries = 0 }) => sum + Number(counted) + Number(tries),
    0,
  );
}

test("R7: each secret in a request of the contract is judged by one of these tests", () => {
  const declared = [...new Set(operations.flatMap(secretsOf))].sort();
  expect([...Object.keys(judgedSecrets), ...Object.keys(notJudged)].sort()).toEqual(declared);
});

describe.each(Object.entries(judgedSecrets))("R7: %s", (_name, { limit, event, prepare }) => {
  test("of wrong secrets, thirty of them at once, no more than the limit are judged, each recorded", async () => {
    const { wrong, right } = await prepare(harness);
    logged.length = 0;
    const recorded = () => logged.filter((line) => line["event"] === event).length;
    const codes = (await Promise.all(Array.from({ length: 30 }, wrong))).map(
      (answer) => outcome(answer)[1],
    );
    const refusals = limit ? ["rate_limited", "invalid_challenge"] : [];
    // A busy database can answer some of them too late.
    expect([...refusals, "unavailable", "invalid_credentials"]).toEqual(
      expect.arrayContaining(codes),
    );
    const answered = codes.filter((code) => code === "invalid_credentials").length;
    expect(recorded()).toBeGreaterThanOrEqual(Math.max(1, answered));
    // Requests that were not judged leave the rest of the limit.
    for (let left = (limit ?? 30) - recorded(); left > 0; left--) {
      expect(outcome(await wrong())[1]).toBe("invalid_credentials");
    }
    expect(recorded()).toBe(limit ?? 30);
    const [status, code] = outcome(await right());
    if (limit) expect(refusals, "the right one afterwards").toContain(code);
    else expect(status).toBeLessThan(300);
  });

  test("a right secret, and one that cannot be judged, give their count back", async () => {
    const { right } = await prepare(harness);
    const before = await countedGuesses();
    isFailing = true;
    expect(outcome(await right())[0]).toBe(503);
    isFailing = false;
    expect(await countedGuesses()).toBe(before);
    expect(outcome(await right())[0]).toBeLessThan(300);
    expect(await countedGuesses()).toBe(before);
  });
});
