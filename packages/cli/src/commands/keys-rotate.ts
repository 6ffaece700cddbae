/** `npm run keys:rotate [-- FILE]`: the next key signs, the current one becomes the previous. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type KeyRing, parseKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { replaceKeyRing } from "@latch/dev/keys";
import { localKeysFile } from "@latch/dev/stack";
import { runEntry, StartupError } from "@latch/server/lifecycle";

await runEntry(async () => {
  const [named] = parseArgs({ allowPositionals: true }).positionals;
  const file = named ?? (process.env["LATCH_KEYS_FILE"] || localKeysFile(process.env));
  const ring = read(file);
  const rotated = await rotateKeyRing(ring);
  replaceKeyRing(file, rotated);
  console.log(
    `${file}: ${rotated.signing.current.kid} signs from the next start on, ${rotated.signing.next.kid} is published as the next. Restart every process; rotate again only when all access tokens of ${ring.signing.current.kid} have expired, and no sooner than in a quarter of an hour.`,
  );
});

function read(file: string): KeyRing {
  try {
    return parseKeyRing(readFileSync(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartupError(
      code === "ENOENT"
        ? `There are no keys at ${file}: name the file, or make one by \`npm run keys:create -- ${file}\`.`
        : `${file}: ${message}.`,
    );
  }
}
