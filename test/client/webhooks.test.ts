import { verifyWebhook } from "@latch/client/webhooks";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const event = { id: "evt_1", type: "user.deleted", data: { userId: "usr_1" } };
const body = JSON.stringify(event);

function headersAt(seconds: number): Record<string, string> {
  const at = new Date(Date.now() + seconds * 1000);
  return {
    "webhook-id": event.id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(event.id, at, body),
  };
}

test("parses an event by its type, from both kinds of headers", () => {
  const verified = verifyWebhook(secret, headersAt(0), body);
  expect(verified).toEqual(event);
  // Narrowed by its type, as in a consumer.
  if (verified.type === "user.deleted") expect(verified.data.userId).toBe("usr_1");
  expect(verifyWebhook(secret, new Headers(headersAt(0)), body)).toEqual(event);
});

test("rejects a message that is old, altered, unsigned or signed with another secret", () => {
  expect(() => verifyWebhook(secret, headersAt(-301), body)).toThrow("too old");
  expect(() => verifyWebhook(secret, headersAt(301), body)).toThrow("too new");
  expect(() => verifyWebhook(secret, headersAt(0), `${body} `)).toThrow("No matching signature");
  const other = { ...headersAt(0), "webhook-id": "evt_2" };
  expect(() => verifyWebhook(secret, other, body)).toThrow("No matching signature");
  expect(() => verifyWebhook(secret, {}, body)).toThrow("Missing required headers");
  const wrong = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
  expect(() => verifyWebhook(wrong, headersAt(0), body)).toThrow("No matching signature");
});
