import { type Command, Option } from "@commander-js/extra-typings";
import { roles } from "../allowed-values.ts";
import { addGroup, addVerb, type Context } from "../define.ts";
import { listOf, requireOptions, wholeNumber } from "../option-parsers.ts";

/** Adds `latch users`. */
export function addUserCommands(program: Command, { environment, execute }: Context): void {
  const users = addGroup(program, "users", "Create, import and export user accounts.");

  addVerb(users, "create", {
    summary: "Create a user account with any role",
    usage: "--email <address> [options]",
    description: [
      "Asks for the password twice and checks it against the password policy of the API. A script passes the password as the first line of standard input. The password is never an argument or an environment variable, which other programs could read.",
      "The user receives a mail with a link to verify the email address, unless `--verified` is given. The mail needs `LATCH_KEYS` or `LATCH_KEYS_FILE`.",
    ],
    examples: [
      [
        "Create the first administrator",
        "latch users create --email you@example.com --role super_admin",
      ],
      [
        "Read the password from a file",
        "latch users create --email ada@example.com < password.txt",
      ],
    ],
  })
    .option("--email <address>", "Email address of the user. (required)")
    .addOption(new Option("--role <role>", "Role of the user.").choices(roles).default("user"))
    .option("--username <name>", "Username: an alternative to the email address for login.")
    .option("--name <name>", "Display name.")
    .option("--verified", "The email address is verified. Sends no verification mail.")
    .action((options) => {
      const given = requireOptions(options, "email");
      return execute(async () => {
        const { createUser } = await import("./create.ts");
        await createUser(given, environment);
      });
    });

  addVerb(users, "reset-factors", {
    summary: "Remove the second factors of a user who has lost them",
    usage: "--email <address> --reason <text>",
    description: [
      "Removes the passkeys, the TOTP authenticator and the recovery codes of a user of any role. It is the only way for a super_admin; for other users, administrators use `resetUserAuthenticators`. Sessions, API keys and mailed links of the user end. The next login requires the password and a code from the mailbox.",
    ],
    examples: [
      [
        "Help a super_admin who has lost the phone",
        'latch users reset-factors --email eve@example.com --reason "Lost"',
      ],
    ],
  })
    .option("--email <address>", "Email address of the user. (required)")
    .option("--reason <text>", "Reason, which the data export of the user contains. (required)")
    .action((options) => {
      const given = requireOptions(options, "email", "reason");
      return execute(async () => {
        const { resetFactors } = await import("./reset-factors.ts");
        await resetFactors(given, environment);
      });
    });

  addVerb(users, "set-email", {
    summary: "Set the email address of a user who has none",
    usage: "--id <id> --email <address> --reason <text>",
    description: [
      "Gives an email address to an account of any role that has none, and removes its second factors. It is the way in for a user who has lost the factors and has no mailbox to prove. For users below super_admin, administrators use `resetUserAuthenticators` and `setUserEmail`. Sessions, API keys and mailed links of the user end.",
      "The next login requires the password and a code from the mailbox. A user who does not know the password requests a reset (`forgotPassword`). Verify the identity of the person first: the owner of the mailbox can take over the account.",
    ],
    examples: [
      [
        "Help a super_admin without an email address",
        "latch users set-email --id usr_1 --email eve@example.com --reason Lost",
      ],
    ],
  })
    .option("--id <id>", "Id of the user. (required)")
    .option("--email <address>", "New email address of the user. (required)")
    .option("--reason <text>", "Reason, which the data export of the user contains. (required)")
    .action((options) => {
      const given = requireOptions(options, "id", "email", "reason");
      return execute(async () => {
        const { setEmail } = await import("./set-email.ts");
        await setEmail(given, environment);
      });
    });
  addVerb(users, "reapply", {
    summary: "Repeat what the log reports since a backup",
    usage: "<log>",
    description: [
      "For tables that were restored from a backup. Reads the log of the API since the time of the backup, a JSON object in each line, and repeats erasures, suspensions and revocations of API keys. An account whose password, factors or email address have changed since is secured: earlier credentials do not work, and the user resets the password by mail. The command prints what it did for each account, and the accounts whose role has to be checked. It can run several times.",
    ],
    examples: [["Repeat what is in a file", "latch users reapply log.jsonl"]],
  })
    .argument("<log>", "File with the log lines since the backup.")
    .action((log) =>
      execute(async () => {
        const { reapplyLog } = await import("./reapply.ts");
        await reapplyLog(log, environment);
      }),
    );

  addVerb(users, "import", {
    summary: "Import user accounts from a file",
    usage: "<file> [options]",
    description: [
      "Reads a JSON object from each line: `email` is required; `id`, `emailVerified`, `emailTrusted`, `username`, `name`, `locale`, `role`, `status`, `suspensionReason`, `plan`, `createdAt`, `passwordHash` (bcrypt, argon2id, scrypt or PBKDF2) and `password` (the parts of a PBKDF2 hash) are optional. A user without a password hash gets the status `invited`. The import sends no mail: the user requests a password reset (`forgotPassword`) and sets a password with the link.",
      "A stranger may have created an account with the address of another person. If the address of an account is not verified and the account has content, the owner of the address therefore gets a new account by a password reset. An import with `--trust-emails`, or a line with `emailTrusted`, states that the address belongs to the user: the reset then keeps the account.",
      "An import that was interrupted continues when the same command runs again. It does not change users that an earlier run imported. The report lists each rejected line with the reason; the exit code is then 1.",
    ],
    examples: [
      ["Check a file and change nothing", "latch users import users.jsonl --dry-run"],
      [
        "Import a file with administrators in it",
        "latch users import users.jsonl --allow-roles agent,super_admin",
      ],
    ],
  })
    .argument("<file>", "File with a JSON object in each line.")
    .option("--dry-run", "Check every line and write only the report.")
    .option(
      "--report <file>",
      "File for the report of the rejected lines. (default: FILE.refused.jsonl, in a dry run FILE.dry-run.jsonl)",
    )
    .option(
      "--progress <file>",
      "File for the progress, from which an interrupted import continues. (default: FILE.progress.json)",
    )
    .addOption(
      new Option("--concurrency <count>", "Batches to write at the same time, 1 to 128.")
        .argParser(wholeNumber(1, 128))
        .default(8),
    )
    .addOption(
      new Option(
        "--allow-roles <roles>",
        `Roles other than user that the file may contain, separated by commas. (choices: ${roles.slice(1).join(", ")}; default: none)`,
      ).argParser(listOf(roles)),
    )
    .option(
      "--trust-emails",
      "State that each address belongs to the user of its line, also if it is not verified.",
    )
    .action((file, options) =>
      execute(async () => {
        const { importUsersFrom } = await import("./import.ts");
        await importUsersFrom(file, options, environment);
      }),
    );

  addVerb(users, "export", {
    summary: "Export all user accounts",
    usage: "[file] [options]",
    description: [
      "Writes a JSON object for each user, in the format that `latch users import` reads. Without a file it writes to standard output.",
    ],
    examples: [
      ["Export to a file that only its owner may read", "latch users export users.jsonl"],
      ["Move users to another installation", "latch users export users.jsonl --with-hashes"],
      ["Pass users to another program", "latch users export > users.jsonl"],
    ],
  })
    .argument("[file]", "File to create. An existing file is never overwritten.")
    .option("--with-hashes", "Include the password hashes. Keep such a file secret.")
    .action((file, options) =>
      execute(async () => {
        const { exportUsersTo } = await import("./export.ts");
        await exportUsersTo(file, options, environment);
      }),
    );
}
