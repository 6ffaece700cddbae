import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { Role } from "@latch/contract";
import { ProblemError } from "@latch/core";
import { developmentPassword } from "@latch/dev/password";
import { type Environment, localFolder } from "@latch/dev/stack";
import { refuseProduction, withDatabase } from "../data-command.ts";
import { commandLog } from "../terminal/command-log.ts";
import { readPasswordLine } from "../terminal/first-line.ts";

/** Creates a development account for each role. */
export async function seedDatabase(
  { passwordStdin }: { passwordStdin?: boolean },
  environment: Environment,
): Promise<void> {
  refuseProduction(environment, "latch db seed");
  const given = passwordStdin ? await readPasswordLine() : undefined;

  await withDatabase(environment, {}, async (database, stack) => {
    const config = readServerConfig(stack.environment);
    const { openAccount, ctx } = composeCommands(database, config, commandLog);
    const { password, file } = given
      ? { password: given }
      : developmentPassword(localFolder(stack.environment));

    /** @returns whether the account was missing */
    async function seed(role: Role): Promise<boolean> {
      try {
        await openAccount(ctx, { email: emailOf(role), password, role, emailVerified: true });
        return true;
      } catch (error) {
        if (error instanceof ProblemError && error.code === "email_taken") return false;
        throw error;
      }
    }

    for (const role of Role.options) {
      console.log(`${emailOf(role)}  ${(await seed(role)) ? "created" : "exists, not changed"}`);
    }
    if (file)
      console.log(`\nThe password of the accounts that \`latch db seed\` created is in ${file}`);
  });
}

function emailOf(role: Role): string {
  return `${role}@example.com`;
}
