import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { createKeyRing, type KeyRing } from "@latch/adapters/keys";

/** Writes a key ring so that only this user can read it, and never half of one. */
export function writeKeyRing(file: string, ring: KeyRing): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}

/** Makes keys for a development folder unless it has some. */
export async function ensureKeyRing(file: string): Promise<void> {
  if (!existsSync(file)) writeKeyRing(file, await createKeyRing());
}
