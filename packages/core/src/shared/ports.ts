/** Returns the current time in milliseconds since 1970. A port, so that tests can set the time. */
export type Clock = () => number;

/** A value, or a promise of it. */
export type Awaitable<T> = T | Promise<T>;

/** Returns `length` unpredictable bytes (from a CSPRNG). */
export type Random = (length: number) => Uint8Array;

/**
 * Runs work that the response does not depend on. A server runs it in the background. Lambda freezes
 * the process after a response, so there the work is awaited.
 */
export type Defer = (work: () => Promise<void>) => Promise<void>;

/** A structured logger. */
export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};
