import fc from "fast-check";
import { expect, test } from "vitest";
import { timingSafeEqual } from "../../packages/core/src/shared/timing-safe-equal.ts";

test("returns true for equal strings only", () => {
  const near = fc.string({ maxLength: 6, unit: fc.constantFrom("a", "b", "\0") });
  const property = fc.property(near, near, (a, b) => {
    expect(timingSafeEqual(a, b)).toBe(a === b);
    expect(timingSafeEqual(a, a)).toBe(true);
  });
  fc.assert(property, { seed: 20_260_101, numRuns: 2000 });
});

test.each([
  ["", "a"],
  ["a", ""],
  ["aa", "a"],
  ["a", "aa"],
  ["", "\0"],
  ["\0", ""],
  ["ab", "ac"],
])("%j does not equal %j", (a, b) => {
  expect(timingSafeEqual(a, b)).toBe(false);
});
