/** One message of a queue, as Lambda hands it over. */
export type QueueRecord = {
  messageId: string;
  body: string;
  /** By which it can be postponed. */
  receiptHandle?: string;
  attributes?: {
    /** How often it was received, this time included. */
    ApproximateReceiveCount?: string;
    /** Milliseconds. */
    SentTimestamp?: string;
  };
  /** Those that whoever sent it has set. */
  messageAttributes?: Record<string, { stringValue?: string }>;
  eventSourceARN?: string;
};
