import * as z from "zod";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { deriveSubkey, type KeysOf, labels, nonceLabel, type Subkeys } from "./derive.ts";
import { type KeyRing, parseKeyRing } from "./key-ring.ts";

/** What processes without signing keys do with keys, and the labels of the keys that each of them uses. */
const purposeLabels = {
  /** Mails contain one-time tokens, and new devices are reported by mail. */
  mail: [labels.oneTimeTokens, labels.knownDevices],
  /** A delivery is signed with the secret of its endpoint, which is opened and never sealed. */
  webhooks: [labels.webhookSecrets],
  /** Maintenance seals the secrets of endpoints and of TOTP again after a rotation. */
  maintenance: [
    labels.webhookSecrets,
    nonceLabel(labels.webhookSecrets),
    labels.totpSecrets,
    nonceLabel(labels.totpSecrets),
  ],
} as const;

export type Purpose = keyof typeof purposeLabels;
const purposes = Object.keys(purposeLabels) as [Purpose, ...Purpose[]];

/** What has the keys of a purpose: a key ring, or subkeys that were derived for it. */
export type KeysFor<P extends Purpose> = KeysOf<(typeof purposeLabels)[P][number]>;

const Subkey = z.string().refine((text) => fromBase64Url(text)?.length === 32, "Must be 32 bytes");
const SubkeysOfKey = z.strictObject({
  id: z.int().min(0).max(255),
  subkeys: z.record(z.string(), Subkey),
});

/**
 * Keys for some purposes, derived from a key ring: nothing else can be signed, opened or derived with
 * them, and they do not lead back to the ring.
 */
const PurposeKeys = z
  .strictObject({
    purposes: z.array(z.enum(purposes)).min(1),
    sealing: z.strictObject({
      current: SubkeysOfKey,
      next: SubkeysOfKey.optional(),
      previous: SubkeysOfKey.optional(),
    }),
  })
  .check(({ value: { purposes: named, sealing }, issues }) => {
    const expected = labelsOf(named).join();
    for (const [name, key] of Object.entries(sealing)) {
      if (key && Object.keys(key.subkeys).sort().join() !== expected) {
        issues.push({
          code: "custom",
          path: ["sealing", name, "subkeys"],
          message: "Must be the subkeys of the purposes",
          input: undefined,
        });
      }
    }
  });
export type PurposeKeys = z.infer<typeof PurposeKeys>;

const labelsOf = (named: Purpose[]): string[] =>
  [...new Set(named.flatMap((purpose): string[] => [...purposeLabels[purpose]]))].sort();

/** Derives the subkeys of some purposes, of the current, the next and the previous sealing key. */
export async function derivePurposeKeys(
  { sealing: { current, next, previous } }: KeyRing,
  ...named: Purpose[]
): Promise<PurposeKeys> {
  async function derive({ id, secret }: typeof current): Promise<Subkeys<string>> {
    const derived = labelsOf(named).map(
      async (label) => [label, toBase64Url(await deriveSubkey(secret, label))] as const,
    );
    return { id, subkeys: Object.fromEntries(await Promise.all(derived)) };
  }
  return {
    purposes: named,
    sealing: {
      current: await derive(current),
      ...(next && { next: await derive(next) }),
      ...(previous && { previous: await derive(previous) }),
    },
  };
}

/** Whether a text is a JSON object with purposes, as the files of subkeys are and a key ring is not. */
export function hasPurposes(text: string): boolean {
  try {
    return "purposes" in JSON.parse(text);
  } catch {
    return false;
  }
}

/**
 * Parses subkeys from JSON.
 * @throws an error that lists the invalid fields or the missing purpose, and never contains a key
 */
export function parsePurposeKeys<P extends Purpose>(text: string, purpose: P): KeysFor<P> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error("The subkeys are not valid JSON");
  }
  const result = PurposeKeys.safeParse(parsed, { jitless: true });
  if (!result.success) {
    const where = result.error.issues.map(({ path }) => path.join(".") || "(root)").join(", ");
    throw new Error(`The subkeys are invalid at: ${where}`);
  }
  const { purposes: named, sealing } = result.data;
  if (named.includes(purpose)) return { sealing } as KeysFor<P>;
  throw new Error(
    `The subkeys are for ${named.join(", ")} and not for ${purpose}. Derive others with \`npx latch keys derive FILE --for ${purpose}\``,
  );
}

/**
 * Parses the keys of a purpose from the JSON of subkeys or of a key ring.
 * @throws see `parsePurposeKeys` and `parseKeyRing`
 */
export const parseKeysFor = <P extends Purpose>(text: string, purpose: P): KeysFor<P> =>
  hasPurposes(text) ? parsePurposeKeys(text, purpose) : parseKeyRing(text);
