/** A message of a queue, in the form of a Lambda event. */
export type QueueRecord = {
  messageId: string;
  body: string;
  /** The handle that changes its visibility timeout. */
  receiptHandle?: string;
  attributes?: {
    /** How often it was received, including this time. */
    ApproximateReceiveCount?: string;
    /** Milliseconds since 1970. */
    SentTimestamp?: string;
  };
  /** The attributes that the sender set. */
  messageAttributes?: Record<string, { stringValue?: string }>;
  eventSourceARN?: string;
};
