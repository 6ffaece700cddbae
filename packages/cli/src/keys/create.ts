import { createKeyFile } from "@latch/dev/keys";
import { StartupError } from "@latch/server/lifecycle";

/** Creates a key ring in a new file. */
export async function createKeys(file: string): Promise<void> {
  const made = await createKeyFile(file).catch(({ message }: Error) => {
    throw new StartupError(`The key ring could not be written: ${message}.`);
  });
  if (!made) {
    throw new StartupError(
      `${file} exists and is not overwritten. \`npx latch keys rotate ${file}\` rotates its keys.`,
    );
  }
  console.log(`Created ${file}, which only its owner may read. Keep it out of version control.`);
}
