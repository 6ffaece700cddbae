import { Webhook } from "standardwebhooks";
import type { webhooks } from "./api.gen.ts";

type Type = keyof webhooks;

/** Any event that Latch sends to a webhook endpoint, told apart by its `type`. */
export type WebhookEvent = {
  [T in Type]: webhooks[T]["post"]["requestBody"]["content"]["application/cloudevents+json"];
}[Type];

/**
 * The event in a request to a webhook endpoint: signed with the endpoint's secret, not older than five
 * minutes. The same event may come again: its `id` says so.
 * @param body as it arrived, not parsed
 * @throws when anything about it is wrong: answer 400 then
 */
export const verifyWebhook = (
  secret: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  body: string,
): WebhookEvent => {
  const plain = headers instanceof Headers ? Object.fromEntries(headers) : headers;
  return new Webhook(secret).verify(body, plain as Record<string, string>) as WebhookEvent;
};
