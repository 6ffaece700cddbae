/**
 * Returns an id of one write. A write that the SDK repeats, because the response was lost, has the same id: a condition
 * on the id lets it take effect once. The ids within one counter are at most some hundred, for which 32 bits suffice.
 */
export const newAttemptId = (): string => crypto.randomUUID().slice(0, 8);
