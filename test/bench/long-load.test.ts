import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import result from "./long-load.json" with { type: "json" };
import { drawMemory, summarize } from "./long-load-report.ts";

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("the page and the picture show the memory of the run", () => {
  const page = read("docs/reference/starts.md");
  const { checks, profiles, logIns, memory } = result;
  expect(memory.length).toBeGreaterThanOrEqual(60);
  expect(page).toContain((checks + profiles + logIns).toLocaleString("en"));
  expect(page).toContain(`reached ${Math.round(summarize(memory).largest)} MiB`);
  expect(read("docs/reference/long-load.svg")).toBe(drawMemory(result));
});

test("the memory of an hour stays flat: the second half does not exceed the first", () => {
  const { memory } = result;
  const half = memory.length / 2;
  expect(Math.max(...memory.slice(half))).toBeLessThanOrEqual(Math.max(...memory.slice(0, half)));
});

test.each([
  [[100, 100, 100, 100], { largest: 100, slope: 0 }],
  [[100, 130, 110, 111], { largest: 130, slope: 60 }],
])("a run of %j is summarized by the slope of its second half", (memory, expected) => {
  expect(summarize(memory)).toEqual(expected);
});
