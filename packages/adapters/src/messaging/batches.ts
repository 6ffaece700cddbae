/** The maximum number of messages in one batch call of SNS and SQS. */
const batchSize = 10;

/** Splits messages into batches for SNS and SQS, in their order. */
export const toBatches = <T>(messages: T[]): T[][] =>
  Array.from({ length: Math.ceil(messages.length / batchSize) }, (_, index) =>
    messages.slice(index * batchSize, (index + 1) * batchSize),
  );
