import fc from "fast-check";
import { expect, test } from "vitest";
import { createPasswordPolicy, utf8Length } from "../../packages/core/src/password-policy.ts";

const seed = 20_260_101;
const owner = { email: "ada.l@example.com", username: "countess", name: "Ada Lovelace" };

/** What the policy says about a password: the rule it breaks, if any. */
async function ruleOf(password: string, rules = {}) {
  const policy = createPasswordPolicy({ minLength: 8, maxBytes: 72, ...rules });
  return policy.refuse(password, owner).then(
    () => undefined,
    (problem) => problem.extra.errors[0].detail as string,
  );
}

test("characters are counted as people do, bytes as bcrypt does", async () => {
  expect(await ruleOf("🔑".repeat(7))).toBe("Must have at least 8 characters");
  expect(await ruleOf("🔑".repeat(8))).toBeUndefined();
  expect(await ruleOf("🔑".repeat(18))).toBeUndefined();
  expect(await ruleOf("🔑".repeat(19))).toBe("Must have at most 72 bytes");
  expect(await ruleOf("x".repeat(72))).toBeUndefined();
  expect(await ruleOf("x".repeat(73))).toBe("Must have at most 72 bytes");
});

test("nobody is asked to mix kinds of characters", async () => {
  const property = fc.asyncProperty(
    fc.string({ unit: "grapheme", minLength: 8, maxLength: 40 }),
    async (text) => {
      const rule = await ruleOf(text);
      if (utf8Length(text) <= 72 && [...text].length >= 8) {
        expect([undefined, "Must not be a common password"]).toContain(rule);
      }
    },
  );
  await fc.assert(property, { seed });
});

test.each(["password", "PASSWORD", "12345678", "qwertyuiop", "iloveyou"])(
  "%s is too common, in any case",
  async (password) => {
    expect(await ruleOf(password)).toBe("Must not be a common password");
  },
);

test.each(["ada.l@example.com", "ADA.L@example.com", "Countess", "ada lovelace"])(
  "%s is what everybody knows about the person",
  async (password) => {
    expect(await ruleOf(password)).toBe("Must not be your own email, username or name");
  },
);

test("a breach check is asked about what nothing else refuses, and only then", async () => {
  const asked: string[] = [];
  const isBreached = async (password: string) => {
    asked.push(password);
    return password.startsWith("known");
  };
  const breached = "Must not be a password from a known data breach";
  expect(await ruleOf("known from somewhere", { isBreached })).toBe(breached);
  expect(await ruleOf("never seen before", { isBreached })).toBeUndefined();
  await ruleOf("short", { isBreached });
  await ruleOf("password", { isBreached });
  expect(asked).toEqual(["known from somewhere", "never seen before"]);
});

test("the length in UTF-8 is what an encoder makes of it", () => {
  const property = fc.property(fc.string({ unit: "binary" }), (text) => {
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
  });
  fc.assert(property, { seed });
});
