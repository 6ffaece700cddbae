import { type Command, Option } from "@commander-js/extra-typings";
import { purposes } from "../allowed-values.ts";
import { addGroup, addVerb, type Context } from "../define.ts";
import { listOf, requireOptions } from "../option-parsers.ts";

/** Adds `latch keys`. */
export function addKeyCommands(program: Command, { environment, execute }: Context): void {
  const keys = addGroup(
    program,
    "keys",
    "Create and rotate the key ring of an installation, and derive subkeys.",
  );

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

  addVerb(keys, "derive", {
    summary: "Derive the keys of a worker from the key ring",
    usage: "<file> --for <purposes> [options]",
    description: [
      "A worker that sends mail or delivers webhooks signs no access tokens. With subkeys it can do its work, and nothing else. The file is for LATCH_KEYS_FILE, or its contents for LATCH_KEYS, in place of the key ring. An existing file of subkeys is replaced: derive them again after each rotation.",
      "On AWS the deployment derives the subkeys of each function.",
    ],
    examples: [
      [
        "Derive the keys of the worker that sends mail",
        "latch keys derive mail-keys.json --for mail",
      ],
      [
        "Derive the keys of one worker that does both",
        "latch keys derive worker-keys.json",
        "--for mail,webhooks --ring keys.json",
      ],
    ],
  })
    .argument("<file>", "File to write. Keep it out of version control.")
    .addOption(
      new Option(
        "--for <purposes>",
        `What the keys are for, separated by commas. (required; choices: ${purposes.join(", ")})`,
      ).argParser(listOf(purposes)),
    )
    .option(
      "--ring <file>",
      "File of the key ring. (default: LATCH_KEYS_FILE, or outside production the local key ring)",
    )
    .action((file, options) => {
      const given = requireOptions(options, "for");
      return execute(async () => {
        const { deriveKeys } = await import("./derive.ts");
        await deriveKeys(file, given, environment);
      });
    });

  addVerb(keys, "rotate", {
    summary: "Rotate the keys of an installation",
    usage: "[file] [options]",
    description: [
      "The next key becomes the current one and signs; the current key becomes the previous one and still verifies. Also generates a new encryption key. Derive the subkeys again, and then restart every process, in any order; after the first rotation of a key ring of release 0.2 or earlier, those with subkeys first. Wait before the next rotation: at least two hours after the last process has restarted, until the maintenance has encrypted all stored secrets with the new key (`totp_secrets.checked` in the log). Sessions that were not refreshed between two rotations end.",
    ],
    examples: [
      ["Rotate the keys of the local stack", "latch keys rotate"],
      ["Rotate the keys of an installation", "latch keys rotate keys.json"],
    ],
  })
    .argument(
      "[file]",
      "File of the key ring. (default: LATCH_KEYS_FILE, or outside production the local key ring)",
    )
    .option(
      "--force",
      "Rotate again within two hours of the last change of the file. Access tokens of the previous key become invalid, and stored secrets that are still encrypted with it are lost.",
    )
    .action((file, options) =>
      execute(async () => {
        const { rotateKeys } = await import("./rotate.ts");
        await rotateKeys(file, options, environment);
      }),
    );
}
