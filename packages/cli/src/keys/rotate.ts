import { readFileSync } from "node:fs";
import { type KeyRing, parseKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { replaceKeyRing } from "@latch/dev/keys";
import { type Environment, localKeysFile } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";

/** Rotates the keys of a key ring: the next key signs, the current one becomes the previous. */
export async function rotateKeys(
  named: string | undefined,
  environment: Environment,
): Promise<void> {
  const file = named ?? (environment["LATCH_KEYS_FILE"] || localKeysFile(environment));
  const ring = read(file);
  const rotated = await rotateKeyRing(ring);
  replaceKeyRing(file, rotated);
  const { current, next } = rotated.signing;
  console.log(
    [
      `Rotated the keys in ${file}.`,
      `${current.kid} signs access tokens when the processes have restarted.`,
      `${next.kid} is published as the next key.`,
      "Restart every process. Rotate again only when all access tokens of",
      `${ring.signing.current.kid} have expired, and not within 15 minutes.`,
    ].join("\n"),
  );
}

function read(file: string): KeyRing {
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
