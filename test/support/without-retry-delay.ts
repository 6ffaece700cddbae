import { beforeEach, vi } from "vitest";

/** Removes the random delay before the SDK's retries from all tests of a file. */
export function withoutRetryDelay(): void {
  beforeEach(() => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0);
    return () => random.mockRestore();
  });
}
