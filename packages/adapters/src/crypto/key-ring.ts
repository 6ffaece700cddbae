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
  /** One byte: it is the first byte of each sealed value. */
  id: z.int().min(0).max(255),
  secret: z.string().refine((text) => fromBase64Url(text)?.length === 32, "Must be 32 bytes"),
});

/**
 * The keys of one installation. `current` signs and seals. `next` is already known to verifiers and to all
 * instances before it is used, so that instances with the ring before and after a rotation accept what the others
 * issue. `previous` is still accepted. A ring of release 0.2 or earlier has no next sealing key.
 */
export const KeyRing = z.strictObject({
  signing: z.strictObject({
    current: SigningKey,
    next: SigningKey,
    previous: SigningKey.optional(),
  }),
  sealing: z.strictObject({
    current: SealingKey,
    next: SealingKey.optional(),
    previous: SealingKey.optional(),
  }),
});
export type KeyRing = z.infer<typeof KeyRing>;

/**
 * Parses a key ring from JSON.
 * @throws an error that lists the invalid fields, and never contains a key
 */
export function parseKeyRing(text: string): KeyRing {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error("The key ring is not valid JSON");
  }
  const result = KeyRing.safeParse(parsed, { jitless: true });
  if (result.success) return result.data;
  if (typeof parsed === "object" && parsed !== null && "purposes" in parsed) {
    throw new Error(
      "These are subkeys of some purposes. A process that signs access tokens needs the key ring",
    );
  }
  const where = result.error.issues.map(({ path }) => path.join(".") || "(root)").join(", ");
  throw new Error(`The key ring is invalid at: ${where}`);
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

/** Generates the keys of a new installation. */
export async function createKeyRing(): Promise<KeyRing> {
  return {
    signing: { current: await createSigningKey(), next: await createSigningKey() },
    sealing: { current: createSealingKey(1), next: createSealingKey(2) },
  };
}

/**
 * Rotates a key ring by one step: `next` becomes `current`, `current` becomes `previous`, and a new `next` is
 * generated. Values sealed with the previous sealing key can still be opened.
 * Sessions survive one rotation, because a refresh seals their token with the new key.
 */
export async function rotateKeyRing({ signing, sealing }: KeyRing): Promise<KeyRing> {
  const current = sealing.next ?? createSealingKey((sealing.current.id + 1) % 256);
  return {
    signing: {
      current: signing.next,
      next: await createSigningKey(),
      previous: signing.current,
    },
    sealing: {
      current,
      next: createSealingKey((current.id + 1) % 256),
      previous: sealing.current,
    },
  };
}
