import { readFileSync } from "node:fs";
import { type KeyRing, parseKeyRing } from "@latch/adapters/crypto";
import { type Environment, localKeysFile } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";

/** Returns the file of the key ring: the named one, that of LATCH_KEYS_FILE or the local one. */
export const findRingFile = (named: string | undefined, environment: Environment): string =>
  named ?? (environment["LATCH_KEYS_FILE"] || localKeysFile(environment));

/** Reads a key ring. @throws StartupError */
export function readRing(file: string): KeyRing {
  try {
    return parseKeyRing(readFileSync(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartupError(
      code === "ENOENT"
        ? `The key ring ${file} does not exist. \`npx latch keys create ${file}\` creates it.`
        : `${file}: ${message}.`,
    );
  }
}
