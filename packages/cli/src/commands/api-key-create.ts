/**
 * `npm run api-key:create -- --email … --name … --scope …`: an API key of a person. It is how an
 * installation with REQUIRE_API_KEY=true gets its first one.
 */
import { parseArgs } from "node:util";
import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { GivenEmail, NewApiKey } from "@latch/contract";
import { findAccountId } from "@latch/core";
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { withDatabase } from "../data-command.ts";

const Options = NewApiKey.pick({ name: true, scopes: true }).extend({ email: GivenEmail });

await runEntry(async () => {
  const { email, name, scopes } = readOptions();
  await withDatabase(process.env, {}, async (database, { environment }) => {
    const { apiKeys, users, ctx } = composeCommands(database, readServerConfig(environment));
    const ownerId = await findAccountId(users, email);
    const owner = ownerId === undefined ? undefined : await users.get(ownerId);
    if (!owner) throw new StartupError(`There is no account with the email ${email}.`);
    const { userId } = owner;
    const { key } = await apiKeys.create(
      { caller: ctx.caller, principal: { userId } },
      { name, scopes },
    );
    console.error(`The key of ${email}; it can't be shown again:`);
    console.log(key);
  });
});

function readOptions() {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    options: { email: option, name: option, scope: { ...option, multiple: true } },
  });
  const result = Options.safeParse({
    email: values.email,
    name: values.name,
    scopes: values.scope ?? [],
  });
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    ({ path, message }) => `--${String(path[0]).replace("scopes", "scope")}: ${message}`,
  );
  throw new StartupError(lines.join("\n"));
}
