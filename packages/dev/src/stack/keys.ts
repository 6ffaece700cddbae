import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { createKeyRing, type KeyRing } from "@latch/adapters/crypto";

/** Only the owner may read a key file. */
const mode = 0o600;

const formatKeyRing = (ring: KeyRing): string => `${JSON.stringify(ring, null, 2)}\n`;

/** Replaces the key ring of a file atomically: a reader gets the old or the new one. */
export function replaceKeyRing(file: string, ring: KeyRing): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, formatKeyRing(ring), { mode });
  chmodSync(draft, mode);
  renameSync(draft, file);
}

/**
 * Creates a file with new keys. Of two concurrent calls, the first one creates it.
 * @returns whether it was created: an existing file stays unchanged
 */
export async function createKeyFile(file: string): Promise<boolean> {
  if (existsSync(file)) return false;
  const text = formatKeyRing(await createKeyRing());
  try {
    writeFileSync(file, text, { mode, flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
