/** `npm run keys:create -- FILE`: the key ring of a new installation. Never overwrites one. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { createKeyRing } from "@latch/adapters/keys";
import { writeKeyRing } from "../local/keys.ts";
import { run, StartupError } from "../startup.ts";

await run(async () => {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (!file) throw new StartupError("Say where: `npm run keys:create -- keys.json`.");
  if (existsSync(file)) {
    throw new StartupError(
      `${file} exists: keys are not overwritten; \`keys:rotate\` renews them.`,
    );
  }
  writeKeyRing(file, await createKeyRing());
  console.log(`${file} holds new keys, readable by you only. Keep it out of version control.`);
});
