import { Webhook } from "standardwebhooks";
import type { webhooks } from "./api.gen.ts";

type Type = keyof webhooks;

/** Any event that Latch delivers to a webhook endpoint. `type` discriminates the union. */
export type WebhookEvent = {
  [T in Type]: webhooks[T]["post"]["requestBody"]["content"]["application/cloudevents+json"];
}[Type];

/**
 * Verifies a request to a webhook endpoint and returns its event. The request must have a signature with
 * the secret of the endpoint that is at most 5 minutes old. Latch can deliver an event repeatedly, always
 * with the same `id`.
 * @param body the raw body, not parsed
 * @throws if the request is invalid: respond with 400
 */
export const verifyWebhook = (
  secret: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  body: string,
): WebhookEvent => {
  const plain = headers instanceof Headers ? Object.fromEntries(headers) : headers;
  return new Webhook(secret).verify(body, plain as Record<string, string>) as WebhookEvent;
};
