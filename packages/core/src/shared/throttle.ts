/** Allows `limit` requests in each window of `windowSeconds` seconds. */
type ThrottleLimit = { limit: number; windowSeconds: number };

/** The state of a counter after a request. */
type ThrottleCount = {
  /** Whether the request is within the limit. */
  isAllowed: boolean;
  /** The requests that are left in the current window. */
  remaining: number;
  /** The seconds that are left in the current window. */
  secondsLeft: number;
};

/** Counters that all processes share. */
export interface Throttle {
  /**
   * Counts a request by one atomic write, once also when the write is repeated. Requests above the limit are not
   * counted.
   */
  take(name: string, limit: ThrottleLimit): Promise<ThrottleCount>;
}
