import type { Awaitable } from "@latch/core";
import { fromBase64Url } from "./base64url.ts";
import type { AesGcm, Bytes } from "./primitives/primitives.ts";
import { primitives } from "./primitives/runtime-primitives.ts";

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
export const deriveSubkey = (secret: string, label: string): Awaitable<Bytes> =>
  primitives.deriveKey(fromBase64Url(secret) as Bytes, label);

/**
 * Prepares the key of a label.
 * @throws an error at once for a label that the subkeys lack, so that a process fails when it starts
 */
function prepareKey<Label extends string, Prepared>(
  key: Key<Label>,
  label: Label,
  prepare: (raw: Bytes) => Prepared,
): Awaitable<Prepared> {
  if ("secret" in key) {
    const raw = deriveSubkey(key.secret, label);
    return raw instanceof Promise ? raw.then(prepare) : prepare(raw);
  }
  const raw = fromBase64Url(key.subkeys[label] ?? "");
  if (!raw?.length) throw new Error(`There is no subkey for "${label}"`);
  return prepare(raw);
}

/** Returns the key of a label for AES-256-GCM. */
export const encryptionKey = <Label extends string>(
  key: Key<Label>,
  label: Label,
): Awaitable<AesGcm> => prepareKey(key, label, primitives.aesGcm);

/** Computes the HMAC-SHA-256 of bytes, or of a text in UTF-8. */
export type Mac = (data: Bytes | string) => Awaitable<Bytes>;

/** Returns the function that computes HMAC-SHA-256 by the key of a label. */
export function createMac<Label extends string>(key: Key<Label>, label: Label): Mac {
  const prepared = prepareKey(key, label, primitives.hmac);
  return prepared instanceof Promise ? async (data) => (await prepared)(data) : prepared;
}

/**
 * Creates HMAC-SHA-256 functions for one use: the first by the current key, the others by the previous
 * and the next one, if there are any.
 */
export function createMacs<Label extends string>(
  { current, previous, next }: Sealing<Label>,
  label: Label,
): [Mac, ...Mac[]] {
  const others = [previous, next].filter((key) => key !== undefined);
  return [createMac(current, label), ...others.map((key) => createMac(key, label))];
}
