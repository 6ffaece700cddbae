/** How many messages SNS and SQS take in one call. */
const most = 10;

/** Messages by the calls that it takes to send them, in their order. */
export const batchesOf = <T>(messages: T[]): T[][] =>
  Array.from({ length: Math.ceil(messages.length / most) }, (_, index) =>
    messages.slice(index * most, (index + 1) * most),
  );
