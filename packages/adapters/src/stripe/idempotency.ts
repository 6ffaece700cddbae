import { toBase64Url } from "../crypto/base64url.ts";

/** Derives an idempotency key of Stripe. The same inputs give the same key. */
export async function deriveIdempotencyKey(...inputs: string[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(inputs));
  const hash = await crypto.subtle.digest("SHA-256", text);
  return `latch-${inputs[0]}-${toBase64Url(new Uint8Array(hash))}`;
}
