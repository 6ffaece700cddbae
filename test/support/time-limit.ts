/**
 * How long a test waits for something that must happen. It is a bound for a hang, not a measure: on a busy
 * machine, processes take many times as long.
 */
export const timeLimit = { timeout: 60_000, interval: 50 };
