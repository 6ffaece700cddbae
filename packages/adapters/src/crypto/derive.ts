import { fromBase64Url } from "./base64url.ts";

const encoder = new TextEncoder();

/**
 * The labels of key derivation. The keys of other labels cannot be computed from the key of a label, so a process can be
 * given those that it uses.
 */
export const labels = {
  seal: "latch seal",
  webhookSecrets: "latch webhook secret",
  oneTimeTokens: "latch one-time tokens",
  knownDevices: "latch known devices",
  throttles: "latch throttles",
  deviceTokens: "latch device tokens",
  totpSecrets: "latch totp secrets",
  challenges: "latch login challenges",
  passkeyChallenges: "latch passkey challenges",
  reauthenticationTokens: "latch reauthentication tokens",
} as const;

/** The label of the nonces of values that are sealed for a use. */
export const nonceLabel = <Use extends string>(use: Use) => `${use} nonce` as const;
export type NonceLabel<Use extends string> = ReturnType<typeof nonceLabel<Use>>;

/** A sealing secret, from which the key of each label can be derived. */
type Secret = { id: number; secret: string };
/** The derived keys of some labels, without the secret. */
export type Subkeys<Label extends string> = { id: number; subkeys: Record<Label, string> };

type Key<Label extends string> = Secret | Subkeys<Label>;
type Sealing<Label extends string> = {
  current: Key<Label>;
  next?: Key<Label> | undefined;
  previous?: Key<Label> | undefined;
};
/** What has the keys of these labels: a key ring, or subkeys that contain them. */
export type KeysOf<Label extends string> = { sealing: Sealing<Label> };

/** Derives the 256-bit key of a label from a sealing secret by HKDF (RFC 5869). */
export async function deriveSubkey(
  secret: string,
  label: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = fromBase64Url(secret) as Uint8Array<ArrayBuffer>;
  const base = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveBits"]);
  const info = encoder.encode(label);
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    256,
  );
  return new Uint8Array(bits);
}

const importKey = (
  raw: Uint8Array<ArrayBuffer>,
  algorithm: "AES-GCM" | { name: "HMAC"; hash: "SHA-256" },
  usages: ("encrypt" | "decrypt" | "sign")[],
) => crypto.subtle.importKey("raw", raw, algorithm, false, usages);

/** @throws an error at once for a label that the subkeys lack, so that a process fails when it starts */
function keyOf<Label extends string>(
  key: Key<Label>,
  label: Label,
  ...use: [algorithm: Parameters<typeof importKey>[1], usages: Parameters<typeof importKey>[2]]
) {
  if ("secret" in key) return deriveSubkey(key.secret, label).then((raw) => importKey(raw, ...use));
  const raw = fromBase64Url(key.subkeys[label] ?? "");
  if (!raw?.length) throw new Error(`There is no subkey for "${label}"`);
  return importKey(raw, ...use);
}

/** Returns the key of a label for AES-256-GCM. */
export const encryptionKey = <Label extends string>(key: Key<Label>, label: Label) =>
  keyOf(key, label, "AES-GCM", ["encrypt", "decrypt"]);

/** Returns the key of a label for HMAC-SHA-256. */
export const macKey = <Label extends string>(key: Key<Label>, label: Label) =>
  keyOf(key, label, { name: "HMAC", hash: "SHA-256" }, ["sign"]);

/** Computes the HMAC-SHA-256 of a text. */
export type Mac = (text: string) => Promise<Uint8Array>;

/**
 * Creates HMAC-SHA-256 functions for one use: the first by the current key, the others by the previous
 * and the next one, if there are any.
 */
export function createMacs<Label extends string>(
  { current, previous, next }: Sealing<Label>,
  label: Label,
): [Mac, ...Mac[]] {
  const createMac = (from: Key<Label>): Mac => {
    const key = macKey(from, label);
    return async (text) =>
      new Uint8Array(await crypto.subtle.sign("HMAC", await key, encoder.encode(text)));
  };
  const others = [previous, next].filter((key) => key !== undefined);
  return [createMac(current), ...others.map(createMac)];
}
