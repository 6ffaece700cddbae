import { Email, normalizeEmail } from "@latch/contract";
import { possibleIdentifiers, showEmail, userIdentifiers } from "@latch/core";
import fc from "fast-check";
import { expect, test } from "vitest";

const seed = 20_260_101;

test.each([
  ["ada@example.com", "ada@example.com", "ada@example.com"],
  [" ADA@Example.COM ", "ada@example.com", "ada@example.com"],
  ["ada@ｅxample.com", "ada@example.com", "ada@example.com"],
  ["ada@München.example", "ada@xn--mnchen-3ya.example", "ada@münchen.example"],
  // UTS 46 is not transitional: these are two domains.
  ["ada@faß.example", "ada@xn--fa-hia.example", "ada@faß.example"],
  ["ada@fass.example", "ada@fass.example", "ada@fass.example"],
  ["ada@İstanbul.example", "ada@xn--istanbul-o0e.example", "ada@i̇stanbul.example"],
  ["用户@例え。テスト", "用户@xn--r8jz45g.xn--zckzah", "用户@例え.テスト"],
  ["ZOE\u0308@example.com", "zo\u00eb@example.com", "zo\u00eb@example.com"],
  ["xn--a@example.com", "xn--a@example.com", "xn--a@example.com"],
  ["ada@xn--n3h.example", "ada@xn--n3h.example", "ada@xn--n3h.example"],
])("%j is stored as %j and shown as %j", (typed, stored, shown) => {
  expect(Email.parse(typed)).toBe(stored);
  expect(showEmail(stored)).toBe(shown);
  expect(normalizeEmail(shown)).toBe(stored);
});

test("what is shown is a spelling of what is stored, for letters of any script", () => {
  const letters = fc.stringMatching(/^[\p{L}\p{M}\p{N}-]{1,12}$/u);
  const property = fc.property(letters, letters, (first, second) => {
    const parsed = Email.safeParse(`ada@${first}.${second}.example`);
    if (!parsed.success) return;
    expect(parsed.data).toMatch(/^ada@[a-z0-9.-]+$/);
    expect(normalizeEmail(showEmail(parsed.data))).toBe(parsed.data);
    expect(showEmail(showEmail(parsed.data))).toBe(showEmail(parsed.data));
  });
  fc.assert(property, { seed, numRuns: 2000 });
});

test("an address in ASCII and a username are looked up once, others by each spelling", () => {
  expect(possibleIdentifiers("Ada@Example.com")).toEqual(["email#ada@example.com"]);
  expect(possibleIdentifiers("Ada")).toEqual(["username#ada"]);
  expect(possibleIdentifiers("ada@ｍünchen.example")).toEqual([
    "email#ada@ｍünchen.example",
    "email#ada@xn--mnchen-3ya.example",
    "email#ada@münchen.example",
  ]);
});

test("an account has the identifiers of its email as stored, of its earlier spelling and of its username", () => {
  expect(userIdentifiers({ email: "ada@münchen.example", username: "Ada" })).toEqual([
    "email#ada@münchen.example",
    "username#ada",
  ]);
  expect(
    userIdentifiers({ email: "ada@xn--mnchen-3ya.example", emailSpelling: "ada@münchen.example" }),
  ).toEqual(["email#ada@xn--mnchen-3ya.example", "email#ada@münchen.example"]);
});
