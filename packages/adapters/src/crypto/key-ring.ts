import * as z from "zod";
import { fromBase64Url, toBase64Url } from "./base64url.ts";

const SigningKey = z.strictObject({
  kid: z.string().min(1),
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
export type SigningKey = z.infer<typeof SigningKey>;

const SealingKey = z.strictObject({
  /** One byte: it stands at the beginning of what is sealed. */
  id: z.int().min(0).max(255),
  secret: z.string().refine((text) => fromBase64Url(text)?.length === 32, "Must be 32 bytes"),
});

/**
 * The keys of one installation. Tokens are made with `current`; `next` is published already, so
 * that everybody knows it before it signs; `previous` still verifies what it signed.
 */
export const KeyRing = z.strictObject({
  signing: z.strictObject({
    current: SigningKey,
    next: SigningKey,
    previous: SigningKey.optional(),
  }),
  sealing: z.strictObject({ current: SealingKey, previous: SealingKey.optional() }),
});
export type KeyRing = z.infer<typeof KeyRing>;

/** Reads a key ring from its JSON. @throws with the place of what is wrong, never with a key */
export function parseKeyRing(text: string): KeyRing {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error("The key ring is not JSON");
  }
  const result = KeyRing.safeParse(parsed);
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path }) => path.join(".") || "(root)").join(", ");
  throw new Error(`The key ring is wrong at: ${where}`);
}

async function createSigningKey(): Promise<SigningKey> {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: "ECDSA", namedCurve: "P-256" },
    true,
    ["sign", "verify"],
  );
  const { x, y, d } = await crypto.subtle.exportKey("jwk", privateKey);
  const kid = toBase64Url(crypto.getRandomValues(new Uint8Array(9)));
  return SigningKey.parse({ kid, kty: "EC", crv: "P-256", x, y, d });
}

const createSealingKey = (id: number) => ({
  id,
  secret: toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
});

/** Fresh keys for a new installation. */
export async function createKeyRing(): Promise<KeyRing> {
  return {
    signing: { current: await createSigningKey(), next: await createSigningKey() },
    sealing: { current: createSealingKey(1) },
  };
}

/**
 * One step on: next signs, current becomes previous, and what was sealed with the present sealing
 * key can still be opened. Sessions survive one rotation; sealed tokens are renewed as they are used.
 */
export async function rotateKeyRing({ signing, sealing }: KeyRing): Promise<KeyRing> {
  return {
    signing: {
      current: signing.next,
      next: await createSigningKey(),
      previous: signing.current,
    },
    sealing: {
      current: createSealingKey((sealing.current.id + 1) % 256),
      previous: sealing.current,
    },
  };
}
