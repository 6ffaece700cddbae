/** Counters that all processes share. */
export interface Throttle {
  /**
   * Increments a counter by one atomic write. Returns its count in the current window and the
   * seconds left in it.
   */
  take(key: string, windowSeconds: number): Promise<{ count: number; secondsLeft: number }>;
}
