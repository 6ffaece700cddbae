/** The present moment in milliseconds since 1970. A port, so that tests set the time. */
export type Clock = () => number;

/** What is there already, or on its way. */
export type Awaitable<T> = T | Promise<T>;

/** `length` unpredictable bytes (a CSPRNG). */
export type Random = (length: number) => Uint8Array;

/**
 * Runs work whose end the answer does not wait for. A server runs it beside; where the process
 * sleeps after an answer (Lambda) it is awaited.
 */
export type Defer = (work: () => Promise<void>) => Promise<void>;

export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};
