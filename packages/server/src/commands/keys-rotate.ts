/** `npm run keys:rotate [-- FILE]`: the next key signs, the current one becomes the previous. */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseKeyRing, rotateKeyRing } from "@latch/adapters/keys";
import { ConfigError } from "@latch/api";
import { writeKeyRing } from "../local/keys.ts";
import { localKeysFile } from "../local/stack.ts";
import { run, StartupError } from "../startup.ts";

await run(async () => {
  const [named] = parseArgs({ allowPositionals: true }).positionals;
  const file = named ?? (process.env["LATCH_KEYS_FILE"] || localKeysFile(process.env));
  if (!existsSync(file)) {
    throw new StartupError(
      `There are no keys at ${file}: name the file, or make one by keys:create.`,
    );
  }
  const ring = parse(file);
  const rotated = await rotateKeyRing(ring);
  writeKeyRing(file, rotated);
  console.log(
    `${file}: ${rotated.signing.current.kid} signs from the next start on, ${rotated.signing.next.kid} is published as the next. Restart every process; rotate again only when all access tokens of ${ring.signing.current.kid} have expired.`,
  );
});

function parse(file: string) {
  try {
    return parseKeyRing(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ConfigError(`${file}: ${(error as Error).message}`);
  }
}
