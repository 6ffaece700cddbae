/** What came of one request to an endpoint. */
export type SendResult = {
  /** The status of the answer, if there was one. */
  status?: number;
  /** Why there was none, in a word; never anything the other side said. */
  error?: string;
  /** What the answer asked to wait. */
  retryAfterSeconds?: number;
};

/** Sends one signed event to one address. Never rejects. */
export type WebhookSender = (message: {
  url: string;
  /** `webhook-id`. */
  id: string;
  atMs: number;
  body: string;
  /** Goes along as a header of this name. */
  traceparent?: string;
  /** Each signs. */
  secrets: string[];
}) => Promise<SendResult>;
