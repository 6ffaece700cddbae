import { readFileSync } from "node:fs";
import { type KeyRing, parseKeyRing } from "@latch/adapters/crypto";
import { type Environment, localKeysFile } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";

/**
 * Returns the file of the key ring: the given one, that of LATCH_KEYS_FILE or, except in production, the local one.
 * @throws StartupError in production without a file
 */
export function findRingFile(given: string | undefined, environment: Environment): string {
  const configured = given ?? environment["LATCH_KEYS_FILE"];
  if (configured) return configured;
  if (environment["NODE_ENV"] === "production") {
    throw new StartupError(
      "The file of the key ring is required in production: pass it, or set LATCH_KEYS_FILE.",
    );
  }
  return localKeysFile(environment);
}

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
