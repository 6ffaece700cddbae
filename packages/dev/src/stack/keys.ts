import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { createKeyRing, type KeyRing, type PurposeKeys } from "@latch/adapters/crypto";

/** Only the owner may read a key file. */
const mode = 0o600;

const formatKeys = (keys: KeyRing | PurposeKeys): string => `${JSON.stringify(keys, null, 2)}\n`;

/** Replaces the keys of a file atomically: a reader gets the old or the new ones. */
export function replaceKeys(file: string, keys: KeyRing | PurposeKeys): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, formatKeys(keys), { mode });
  chmodSync(draft, mode);
  renameSync(draft, file);
}

/**
 * Creates a file with new keys. Of two concurrent calls, the first one creates it.
 * @returns whether it was created: an existing file stays unchanged
 */
export async function createKeyFile(file: string): Promise<boolean> {
  if (existsSync(file)) return false;
  const text = formatKeys(await createKeyRing());
  try {
    writeFileSync(file, text, { mode, flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
