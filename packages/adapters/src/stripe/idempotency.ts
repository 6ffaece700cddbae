import { toBase64Url } from "../crypto/base64url.ts";

/** A key under which Stripe does a thing once: the same words, the same key. */
export async function deriveIdempotencyKey(...words: string[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(words));
  const hash = await crypto.subtle.digest("SHA-256", text);
  return `latch-${words[0]}-${toBase64Url(new Uint8Array(hash))}`;
}
