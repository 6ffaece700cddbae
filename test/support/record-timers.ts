import { onTestFinished, vi } from "vitest";

/**
 * Records the timers that a library sets, by the folder that its stack contains.
 * @returns their delays in milliseconds: how long the library would wait at most, however slow the machine is
 */
export function recordTimers(folder: string): number[] {
  const delays: number[] = [];
  const real = globalThis.setTimeout;
  const spy = vi.spyOn(globalThis, "setTimeout").mockImplementation(((
    ...args: Parameters<typeof real>
  ) => {
    if (new Error().stack?.includes(folder)) delays.push(args[1] ?? 0);
    return real(...args);
  }) as typeof real);
  onTestFinished(() => spy.mockRestore());
  return delays;
}
