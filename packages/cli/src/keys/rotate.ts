import { statSync } from "node:fs";
import { rotateKeyRing } from "@latch/adapters/crypto";
import { replaceKeys } from "@latch/dev/keys";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import { findRingFile, readRing } from "./ring.ts";

/**
 * Minutes between two rotations, since the second one drops the previous key. The maintenance encrypts all secrets again
 * each hour, because processes that have not restarted yet still encrypt with the previous key.
 */
const minimumMinutes = 120;

/**
 * Rotates the keys of a key ring: the next key signs, the current one becomes the previous.
 * @throws StartupError when the ring was rotated less than two hours ago, unless forced
 */
export async function rotateKeys(
  named: string | undefined,
  { force = false }: { force?: boolean },
  environment: Environment,
): Promise<void> {
  const file = findRingFile(named, environment);
  const ring = readRing(file);
  if (!force && ring.signing.previous) refuseRecent(file);
  const rotated = await rotateKeyRing(ring);
  try {
    replaceKeys(file, rotated);
  } catch (error) {
    throw new StartupError(`The key ring could not be written: ${(error as Error).message}.`);
  }
  const { current, next } = rotated.signing;
  // Processes with such a ring cannot open what the rotated one seals.
  const order = ring.sealing.next
    ? ["Then restart every process, in any order."]
    : [
        "The ring had no next encryption key, so the order matters this time: restart the processes with subkeys",
        "first, and then all processes with the key ring at once.",
      ];
  console.log(
    [
      `Rotated the keys in ${file}.`,
      `${current.kid} signs access tokens when the processes have restarted.`,
      `${next.kid} is published as the next key.`,
      "Derive the files of subkeys again, if there are any: `npx latch keys derive`.",
      ...order,
      `Rotate again only when all access tokens of ${ring.signing.current.kid} have expired,`,
      "and not within two hours: the maintenance encrypts stored secrets with the new key in this time.",
    ].join("\n"),
  );
}

/** The ids of keys contain no time, so the age of the last rotation is that of the file. */
function refuseRecent(file: string): void {
  const minutes = (Date.now() - statSync(file).mtimeMs) / 60_000;
  if (minutes < 0 || minutes >= minimumMinutes) return;
  const remaining = Math.ceil(minimumMinutes - minutes);
  throw new StartupError(
    `${file} was changed less than two hours ago, and another rotation would remove the previous key, with which secrets may still be encrypted. Wait ${remaining} more ${remaining === 1 ? "minute" : "minutes"}, or pass --force.`,
  );
}
