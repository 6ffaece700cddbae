import { expect, test } from "vitest";
import { isDocumentCurrent } from "./document.ts";
import measured from "./result.json" with { type: "json" };
import { dollarsOfMillion, type MemoryResult } from "./result.ts";

test("the page and the picture show the result", () => {
  const result: MemoryResult = measured;
  expect(isDocumentCurrent(result)).toBe(true);
});

test("a million invocations cost their whole milliseconds and their requests", () => {
  // 100 ms × 1 GB × $0.0000133334 and $0.20 for the requests.
  expect(dollarsOfMillion(1024, 99.2)).toBeCloseTo(1.53334);
  expect(dollarsOfMillion(512, 99.2)).toBeCloseTo(0.2 + 1.33334 / 2);
});
