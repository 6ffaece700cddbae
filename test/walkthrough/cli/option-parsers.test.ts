import { expect, test } from "vitest";
import { time } from "../../../packages/cli/src/option-parsers.ts";

test.each([
  ["2026-11-21T09:00:00Z", "2026-11-21T09:00:00.000Z"],
  ["2026-11-21t09:00:00.25z", "2026-11-21T09:00:00.250Z"],
  ["2026-11-21T10:00+01:00", "2026-11-21T09:00:00.000Z"],
])("a time of RFC 3339 is accepted as an option: %s", (text, moment) => {
  expect(new Date(time(text)).toISOString()).toBe(moment);
});

test.each([
  "yesterday",
  "2026-11-21",
  "2026-11-21T09:00:00",
  "2016-12-31T23:59:60Z",
  "2026-02-31T00:00:00Z",
  "2026-02-28T24:00:00Z",
])("another text is refused: %s", (text) => {
  expect(() => time(text)).toThrow("Must be a time such as 2026-11-21T09:00:00Z.");
});
