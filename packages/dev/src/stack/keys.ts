import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { createKeyRing, type KeyRing } from "@latch/adapters/crypto";

/** Only its owner may read a file of keys. */
const mode = 0o600;

const textOf = (ring: KeyRing): string => `${JSON.stringify(ring, null, 2)}\n`;

/** Puts a key ring in the place of another: whoever reads sees the one or the other. */
export function replaceKeyRing(file: string, ring: KeyRing): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, textOf(ring), { mode });
  chmodSync(draft, mode);
  renameSync(draft, file);
}

/**
 * Makes a file of new keys; of two that do this at once the first one wins.
 * @returns whether it did: a file that is there stays as it is
 */
export async function makeKeyRing(file: string): Promise<boolean> {
  if (existsSync(file)) return false;
  const text = textOf(await createKeyRing());
  try {
    writeFileSync(file, text, { mode, flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
