import { onTestFinished, vi } from "vitest";

/**
 * Stops the clock until the end of the test, so that only the test lets time pass (`pass` of the harness), however slow
 * the machine is.
 */
export function stopClock(): void {
  const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now());
  onTestFinished(() => clock.mockRestore());
}
