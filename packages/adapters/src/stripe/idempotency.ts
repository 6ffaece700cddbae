import { toBase64Url } from "../crypto/base64url.ts";

/** Derives an idempotency key of Stripe. The same words give the same key. */
export async function deriveIdempotencyKey(...words: string[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(words));
  const hash = await crypto.subtle.digest("SHA-256", text);
  return `latch-${words[0]}-${toBase64Url(new Uint8Array(hash))}`;
}
