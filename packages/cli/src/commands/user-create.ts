/** `npm run user:create -- --email … --role …`: an account with any role, for the first administrator. */
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { password as ask, isCancel } from "@clack/prompts";
import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { Email, PersonName, Role, Username } from "@latch/contract";
import { showEmail } from "@latch/core";
import { runEntry, StartupError } from "@latch/server/lifecycle";
import * as z from "zod";
import { withDatabase } from "../data-command.ts";

const Options = z.object({
  email: Email,
  role: Role.default("user"),
  username: Username.optional(),
  name: PersonName.optional(),
});

await runEntry(async () => {
  const { role, ...person } = readOptions();
  const password = await readPassword();
  await withDatabase(process.env, {}, async (database, { environment }) => {
    const { openAccount, ctx } = composeCommands(database, readServerConfig(environment));
    const user = await openAccount(ctx, { ...person, password, role });
    console.log(`${showEmail(user.email)} is ${user.role} now (${user.userId}).`);
  });
});

function readOptions(): z.infer<typeof Options> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { email: text, role: text, username: text, name: text },
  });
  if (!values.email) {
    throw new StartupError(
      "Say who: `npm run user:create -- --email you@example.com [--role super_admin] [--username you] [--name You]`.",
    );
  }
  const result = Options.safeParse(values);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`);
  throw new StartupError(lines.join("\n"));
}

/** Asked for on a terminal, else the first line of standard input; never an argument. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) {
    const answer = await ask({ message: "Password for the new account" });
    if (isCancel(answer)) throw new StartupError("Nothing was made.");
    return answer;
  }
  const [line] = (await text(process.stdin)).split(/\r?\n/);
  if (!line) throw new StartupError("Give the password as the first line of standard input.");
  return line;
}
