/** Counters that hold across processes: one atomic write each. */
export interface Throttle {
  /** Counts one and says how many there were in the present window, and how long it lasts. */
  take(key: string, windowSeconds: number): Promise<{ count: number; secondsLeft: number }>;
}
