import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { GivenEmail } from "@latch/contract";
import { findAccountId } from "@latch/core";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import * as z from "zod";
import { withDatabase } from "../data-command.ts";
import { checkOptions } from "../option-parsers.ts";
import { commandLog } from "../terminal/command-log.ts";
import { resetFactorsOf } from "./reset-factors-of.ts";

const Options = z.object({ email: GivenEmail, reason: z.string().trim().min(1).max(500) });

/** Removes the second factors of a user of any role. */
export async function resetFactors(
  given: { email: string; reason: string },
  environment: Environment,
): Promise<void> {
  const { email, reason } = checkOptions(Options, given);
  await withDatabase(environment, {}, async (database, stack) => {
    const config = readServerConfig(stack.environment);
    const commands = composeCommands(database, config, commandLog);
    const userId = await findAccountId(commands.users, email);
    if (!userId) throw new StartupError(`No user has the email address ${email}.`);
    await resetFactorsOf(commands, { userId, reason });
    console.log(
      `Removed the second factors of ${email}. The next login requires the password and a code from the mailbox.`,
    );
  });
}
