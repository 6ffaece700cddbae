import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { Email, UserId } from "@latch/contract";
import { applyEmail, ProblemError, type StoredUser } from "@latch/core";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import * as z from "zod";
import { withDatabase } from "../data-command.ts";
import { checkOptions } from "../option-parsers.ts";
import { commandLog } from "../terminal/command-log.ts";
import { resetFactorsOf } from "./reset-factors-of.ts";

const Options = z.object({
  id: UserId,
  email: Email,
  reason: z.string().trim().min(1).max(500),
});

/** Why the address cannot be set, by the code of the problem. */
const rejections: Record<string, string> = {
  not_found: "No user has this id.",
  email_not_settable: "The user has an email address already.",
  email_taken: "Another user has this email address, or had it in the last 72 hours.",
};

/** Sets the address of a user of any role who has none, and removes the second factors by the same write. */
export async function setEmail(
  given: { id: string; email: string; reason: string },
  environment: Environment,
): Promise<void> {
  const { id, email, reason } = checkOptions(Options, given);
  await withDatabase(environment, {}, async (database, stack) => {
    const config = readServerConfig(stack.environment);
    const commands = composeCommands(database, config, commandLog);
    const withEmail = (user: StoredUser) => applyEmail(user, email);
    await resetFactorsOf(commands, { userId: id, reason }, withEmail).catch((error: unknown) => {
      const rejection = error instanceof ProblemError ? rejections[error.code] : undefined;
      throw rejection ? new StartupError(rejection) : error;
    });
    console.log(
      `Set the email address of ${id} to ${email}. The next login requires the password and a code from this mailbox.`,
    );
  });
}
