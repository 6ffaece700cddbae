import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { GivenEmail, NewApiKey, type Scope } from "@latch/contract";
import { findAccountId } from "@latch/core";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import { withDatabase } from "../data-command.ts";
import { checkOptions } from "../option-parsers.ts";
import { commandLog } from "../terminal/command-log.ts";

const Options = NewApiKey.pick({ name: true }).extend({ email: GivenEmail });

/** Creates an API key of a user and prints it. */
export async function createApiKey(
  { scope: scopes, ...given }: { email: string; name: string; scope: Scope[] },
  environment: Environment,
): Promise<void> {
  const { email, name } = checkOptions(Options, given);
  await withDatabase(environment, {}, async (database, stack) => {
    const config = readServerConfig(stack.environment);
    const { apiKeys, users, ctx } = composeCommands(database, config, commandLog);
    const ownerId = await findAccountId(users, email);
    const owner = ownerId === undefined ? undefined : await users.get(ownerId);
    if (!owner) throw new StartupError(`No user has the email address ${email}.`);
    const { userId } = owner;
    const { key } = await apiKeys.create(
      { caller: ctx.caller, principal: { kind: "operator", userId } },
      { name, scopes },
    );
    console.error(`Created an API key for ${email}. Store it now: it cannot be shown again.`);
    console.log(key);
  });
}
