import { rotateKeyRing } from "@latch/adapters/crypto";
import { replaceKeys } from "@latch/dev/keys";
import type { Environment } from "@latch/dev/stack";
import { findRingFile, readRing } from "./ring.ts";

/** Rotates the keys of a key ring: the next key signs, the current one becomes the previous. */
export async function rotateKeys(
  named: string | undefined,
  environment: Environment,
): Promise<void> {
  const file = findRingFile(named, environment);
  const ring = readRing(file);
  const rotated = await rotateKeyRing(ring);
  replaceKeys(file, rotated);
  const { current, next } = rotated.signing;
  console.log(
    [
      `Rotated the keys in ${file}.`,
      `${current.kid} signs access tokens when the processes have restarted.`,
      `${next.kid} is published as the next key.`,
      "Derive the files of subkeys again, if there are any: `npx latch keys derive`.",
      "Restart every process, those with subkeys first. Rotate again only when all access tokens of",
      `${ring.signing.current.kid} have expired, and not within 15 minutes.`,
    ].join("\n"),
  );
}
