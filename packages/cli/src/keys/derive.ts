import { existsSync, readFileSync } from "node:fs";
import { derivePurposeKeys, hasPurposes, type Purpose } from "@latch/adapters/crypto";
import { replaceKeys } from "@latch/dev/keys";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import { findRingFile, readRing } from "./ring.ts";

/** Derives the subkeys of purposes from a key ring, and writes them to a file. */
export async function deriveKeys(
  file: string,
  { for: purposes, ring: named }: { for: Purpose[]; ring?: string | undefined },
  environment: Environment,
): Promise<void> {
  const ringFile = findRingFile(named, environment);
  const subkeys = await derivePurposeKeys(readRing(ringFile), ...purposes);
  if (existsSync(file) && !hasPurposes(readFileSync(file, "utf8"))) {
    throw new StartupError(
      `${file} exists, contains no subkeys and is not overwritten. Name another file.`,
    );
  }
  try {
    replaceKeys(file, subkeys);
  } catch (error) {
    throw new StartupError(`The subkeys could not be written: ${(error as Error).message}.`);
  }
  console.log(
    [
      `Derived the subkeys for ${purposes.join(", ")} from ${ringFile}.`,
      `Only the owner of ${file} may read it. Keep it out of version control.`,
      "Derive them again after each rotation of the key ring.",
    ].join("\n"),
  );
}
