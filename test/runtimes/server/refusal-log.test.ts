import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRefusalLog } from "../../../packages/server/src/http/refusal-log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first refusal is logged at once, and the number of the others every ten seconds", () => {
  const lines: Record<string, unknown>[] = [];
  const record = createRefusalLog({
    info() {},
    warn: (fields) => void lines.push(fields),
    error() {},
  });
  const event = "requests.shed";
  for (let each = 0; each < 500; each++) {
    record({ reason: "event_loop", inProgress: 80, lagMs: 71.4 });
  }
  expect(lines).toEqual([{ event, count: 1, reason: "event_loop", inProgress: 80, lagMs: 71 }]);
  vi.advanceTimersByTime(9_999);
  record({ reason: "concurrency", inProgress: 500, lagMs: 0.2 });
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(lines[1]).toEqual({
    event,
    count: 500,
    reason: "concurrency",
    inProgress: 500,
    lagMs: 0,
  });
  vi.advanceTimersByTime(10_000);
  expect(lines, "nothing was refused since").toHaveLength(2);
  expect(vi.getTimerCount()).toBe(0);
  record({ reason: "concurrency", inProgress: 500, lagMs: 0 });
  expect(lines[2]).toMatchObject({ count: 1 });
});
