import type { Command } from "@commander-js/extra-typings";
import { addGroup, addVerb, type Context } from "../define.ts";

/** Adds `latch keys`. */
export function addKeyCommands(program: Command, { environment, execute }: Context): void {
  const keys = addGroup(program, "keys", "Create and rotate the key ring of an installation.");

  addVerb(keys, "create", {
    summary: "Create the key ring of a new installation",
    usage: "<file>",
    description: [
      "The key ring contains the keys that sign access tokens and encrypt stored secrets. Only the owner of the file may read it. An existing file is never overwritten.",
    ],
    examples: [["Create a key ring", "latch keys create keys.json"]],
  })
    .argument("<file>", "File to create. Keep it out of version control.")
    .action((file) =>
      execute(async () => {
        const { createKeys } = await import("./create.ts");
        await createKeys(file);
      }),
    );

  addVerb(keys, "rotate", {
    summary: "Rotate the keys of an installation",
    usage: "[file]",
    description: [
      "The next key becomes the current one and signs; the current key becomes the previous one and still verifies. Restart every process afterwards. Rotate again only when all access tokens of the previous key have expired, and not within 15 minutes.",
    ],
    examples: [
      ["Rotate the keys of the local stack", "latch keys rotate"],
      ["Rotate the keys of an installation", "latch keys rotate keys.json"],
    ],
  })
    .argument("[file]", "File of the key ring. (default: LATCH_KEYS_FILE, or the local key ring)")
    .action((file) =>
      execute(async () => {
        const { rotateKeys } = await import("./rotate.ts");
        await rotateKeys(file, environment);
      }),
    );
}
