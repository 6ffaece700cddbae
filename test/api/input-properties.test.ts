import { Email, PersonName, Username } from "@latch/contract";
import { emailIdentifier, parseIdentifier, usernameIdentifier } from "@latch/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryInput } from "../support/fixtures/arbitraries.ts";
import { operations } from "../support/fixtures/operations.ts";
import { shareHarness } from "../support/shared-harness.ts";

/** A fixed seed, so that a failure is reproducible. */
const seed = 20_260_101;

const shared = shareHarness({ RATE_LIMITS: "false" });
const withInput = operations.filter(({ body, parameters }) => body || parameters.length > 0);

test.each(withInput)("$operationId never returns 500 for arbitrary input", async (operation) => {
  const { raw, signUp, logged } = shared();
  const [admin, user] = [await signUp({ role: "super_admin" }), await signUp()];
  const { data } = await admin.latch.verifyToken();
  const known = [admin.user.id, user.user.id, data?.sessionId ?? ""];
  const property = fc.asyncProperty(
    arbitraryInput(operation, known),
    async ({ path, headers, body }) => {
      const response = await raw(operation.method, path, {
        body,
        headers: { ...headers, authorization: `Bearer ${admin.accessToken}` },
      });
      // An operation whose provider is not configured answers 501.
      expect(response.status === 501 ? 400 : response.status).toBeLessThan(500);
    },
  );
  await fc.assert(property, { seed, numRuns: 20 });
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
});

/** Letters with unusual case mappings or compositions. */
const oddLetters = fc.constantFrom("J\u030c", "İ", "ǅ", "\u212a", "ﬁ", "Ω", "é", "e\u0301", "À");
const spelling = fc
  .tuple(
    fc.array(fc.oneof(oddLetters, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 6 }),
    fc.oneof(
      fc.domain(),
      oddLetters.map((letter) => `${letter}.example`),
    ),
  )
  .map(([name, domain]) => `${name.join("")}@${domain}`);

test("normalisation of an email is idempotent", () => {
  const property = fc.property(spelling, (text) => {
    const first = Email.safeParse(text);
    if (first.success) expect(Email.parse(first.data)).toBe(first.data);
  });
  fc.assert(property, { seed, numRuns: 2000 });
});

test("every spelling of an email finds the same account", () => {
  const spellings = (text: string) => [
    text,
    ` ${text}\t`,
    text.toUpperCase(),
    text.normalize("NFD"),
    text.normalize("NFC"),
  ];
  const letters = fc.constantFrom(
    "J\u030c",
    "j\u030c",
    "ǰ",
    "É",
    "e\u0301",
    "Ω",
    "K",
    "a",
    "Z",
    "1",
  );
  const name = fc.array(letters, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));
  const property = fc.property(name, (local) => {
    const keys = spellings(`${local}@example.com`).map((text) => {
      const stored = Email.parse(text);
      expect(parseIdentifier(text), "as log-in looks it up").toBe(emailIdentifier(stored));
      return emailIdentifier(stored);
    });
    // `ǰ` has no single capital letter, but its spellings must still match.
    expect(new Set(keys).size).toBe(1);
  });
  fc.assert(property, { seed, numRuns: 500 });
});

test("a username is looked up case-insensitively, and is never an email or another kind of identifier", () => {
  const property = fc.property(
    fc.oneof(fc.string(), fc.stringMatching(/^[\w.-]{3,32}$/)),
    (text) => {
      const { success } = Username.safeParse(text);
      if (!success) return;
      expect(parseIdentifier(text)).toBe(usernameIdentifier(text.toUpperCase()));
      expect(parseIdentifier(text)).toMatch(/^username#[a-z0-9._-]{3,32}$/);
    },
  );
  fc.assert(property, { seed, numRuns: 1000 });
});

test("a name keeps its spelling, in one normal form, without control characters", () => {
  const property = fc.property(fc.string({ unit: "binary" }), (text) => {
    const { success, data } = PersonName.safeParse(text);
    if (!success) return;
    expect(data).toBe(text.trim().normalize("NFC"));
    expect(PersonName.parse(data)).toBe(data);
    expect(data).not.toMatch(/\p{Cc}/u);
  });
  fc.assert(property, { seed, numRuns: 1000 });
});
