/** Milliseconds by which clocks may differ before DynamoDB refuses a signature. */
export const maxClockSkewMs = 4 * 60 * 1000;
