/** The result of one request to an endpoint. */
export type SendResult = {
  /** The status of the response, if there was one. */
  status?: number;
  /** A short reason if there was no response; contains no text of the receiver. */
  error?: string;
  /** The value of Retry-After in the response. */
  retryAfterSeconds?: number;
};

/** Sends a signed event to a URL. Never rejects. */
export type WebhookSender = (message: {
  url: string;
  /** The header `webhook-id`. */
  id: string;
  atMs: number;
  body: string;
  /** The header `traceparent`. */
  traceparent?: string;
  /** The secrets; the request has a signature of each. */
  secrets: string[];
}) => Promise<SendResult>;
