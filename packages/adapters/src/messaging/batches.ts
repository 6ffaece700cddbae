/** How many messages SNS and SQS take in one call. */
const batchSize = 10;

/** Messages by the calls that it takes to send them, in their order. */
export const toBatches = <T>(messages: T[]): T[][] =>
  Array.from({ length: Math.ceil(messages.length / batchSize) }, (_, index) =>
    messages.slice(index * batchSize, (index + 1) * batchSize),
  );
