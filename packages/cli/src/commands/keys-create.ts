/** `npm run keys:create -- FILE`: the key ring of a new installation. Never overwrites one. */
import { parseArgs } from "node:util";
import { createKeyFile } from "@latch/dev/keys";
import { runEntry, StartupError } from "@latch/server/lifecycle";

await runEntry(async () => {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (!file) throw new StartupError("Say where: `npm run keys:create -- keys.json`.");
  const made = await createKeyFile(file).catch(({ message }: Error) => {
    throw new StartupError(`The keys can't be written: ${message}.`);
  });
  if (!made) {
    throw new StartupError(
      `${file} exists: keys are not overwritten; \`npm run keys:rotate -- ${file}\` renews them.`,
    );
  }
  console.log(`${file} holds new keys, readable by you only. Keep it out of version control.`);
});
