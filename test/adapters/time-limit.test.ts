import { createQueueConsumer } from "@latch/adapters/messaging";
import { currentTimeLimit, limitTime, timeLeftMs } from "@latch/adapters/time-limit";
import type { Log } from "@latch/core";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { limitCalls } from "../../packages/adapters/src/time-limit/limit-calls.ts";
import { withinTimeLeft } from "../../packages/lambda/src/lib/within-time-left.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
});

/** Lets time pass. @returns whether the current limit has ended */
function isOverAfter(milliseconds: number): boolean | undefined {
  vi.advanceTimersByTime(milliseconds);
  return currentTimeLimit()?.aborted;
}

test("calls end with the limit, and not before", async () => {
  const work = limitTime(2000, async () => [timeLeftMs(), isOverAfter(1999), isOverAfter(1)]);
  expect(await work).toEqual([2000, false, true]);
  expect([timeLeftMs(), currentTimeLimit()]).toEqual([Number.POSITIVE_INFINITY, undefined]);
});

test("a function leaves a second of its time for the response", async () => {
  const handler = withinTimeLeft(async (_: string, __: { getRemainingTimeInMillis(): number }) => [
    timeLeftMs(),
    isOverAfter(8999),
    isOverAfter(1),
  ]);
  expect(await handler("event", { getRemainingTimeInMillis: () => 10_000 })).toEqual([
    9000,
    false,
    true,
  ]);
});

test.each([
  ["a longer one ends with the surrounding one", 5000, 3000],
  ["a shorter one ends by itself", 1000, 1000],
])("limits nest: %s", async (_, milliseconds, expected) => {
  const inner = () => limitTime(milliseconds, async () => timeLeftMs());
  expect(await limitTime(3000, inner)).toBe(expected);
});

test.each([
  ["the messages end half a second before the invocation", 10_000, 8500],
  ["a message ends by its own limit", 60_000, 20_000],
])("a consumer of a queue: %s", async (_, remainingMs, expected) => {
  const errors: unknown[] = [];
  const log: Log = { info() {}, warn() {}, error: ({ err }) => void errors.push(err) };
  const left: number[] = [];
  const handle = async () => {
    left.push(timeLeftMs());
    await new Promise(() => {});
  };
  const consume = withinTimeLeft(createQueueConsumer({ read: String, handle, log }));
  const Records = [{ messageId: "m1", body: "one" }];
  const done = consume({ Records }, { getRemainingTimeInMillis: () => remainingMs });
  await vi.advanceTimersByTimeAsync(expected);
  expect(await done).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
  expect(left).toEqual([expected]);
  expect(String(errors)).toContain(`Processing took longer than ${expected} ms`);
});

test("a limit in the past has ended, and an end of the inner limit does not end the outer one", async () => {
  const ended = limitTime(-1, async () => isOverAfter(0));
  expect(await ended).toBe(true);
  const nested = limitTime(3000, async () => {
    const inner = await limitTime(1000, async () => isOverAfter(1000));
    return [inner, currentTimeLimit()?.aborted, timeLeftMs()];
  });
  expect(await nested).toEqual([true, false, 2000]);
});

test("a client gets the limit of each call, beside the signal of its caller", async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const requestHandler = {
    async handle(_request: never, options?: { abortSignal?: unknown }) {
      signals.push(options?.abortSignal as AbortSignal | undefined);
    },
  };
  const client = { config: { requestHandler }, middlewareStack: { add() {} } };
  limitCalls(client, currentTimeLimit);
  const call = (abortSignal?: AbortSignal) =>
    client.config.requestHandler.handle({} as never, { abortSignal });
  const caller = new AbortController();
  await call();
  await limitTime(1000, async () => {
    await call();
    await call(caller.signal);
    vi.advanceTimersByTime(1000);
  });
  await limitTime(1000, () => call(caller.signal));
  caller.abort();
  expect(signals.map((signal) => signal?.aborted)).toEqual([undefined, true, true, true]);
  expect(String(signals[1]?.reason)).toContain("No time is left");
});
