import { expect, test } from "vitest";
import { findCapacity } from "./find-capacity.ts";

test.each([
  ["refuses what is above its places", { places: 500, callMs: 200, most: 10_000 }, 2500],
  ["falls behind", { places: 100_000, callMs: 200, most: 1600 }, 1600],
])("loads until a server %s", async (_, { places, callMs, most }, expected) => {
  const rates: number[] = [];
  const found = await findCapacity(289, async (perSecond) => {
    rates.push(perSecond);
    const fitting = (places / callMs) * 1000;
    return {
      acceptedPerSecond: Math.min(perSecond, fitting, most),
      refusedPerSecond: Math.max(0, perSecond - fitting),
    };
  });
  expect(found).toBe(expected);
  expect(rates.at(-1)).toBeGreaterThan(expected);
});
