/** `npm run db:seed`: a development account of each role. Never in production. */
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { Role } from "@latch/contract";
import { ProblemError } from "@latch/core";
import { developmentPassword } from "@latch/dev/password";
import { localFolder } from "@latch/dev/stack";
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { refuseProduction, withDatabase } from "../data-command.ts";

await runEntry(async () => {
  refuseProduction(process.env, "Development accounts");
  const { values } = parseArgs({ options: { "password-stdin": { type: "boolean" } } });
  const given = values["password-stdin"] ? await firstLine() : undefined;

  await withDatabase(process.env, {}, async (database, { environment }) => {
    const { openAccount, users, ctx } = composeCommands(database, readServerConfig(environment));
    const { password, file } = given
      ? { password: given }
      : developmentPassword(localFolder(environment));

    /** @returns whether it was missing */
    async function seed(role: Role): Promise<boolean> {
      try {
        const user = await openAccount(ctx, { email: emailOf(role), password, role });
        await users.save(
          user,
          { ...user, emailVerified: true, version: user.version + 1 },
          ctx.caller,
        );
        return true;
      } catch (error) {
        if (error instanceof ProblemError && error.code === "email_taken") return false;
        throw error;
      }
    }

    for (const role of Role.options) {
      const made = await seed(role);
      console.log(`${emailOf(role)}  ${made ? "made" : "is there already, left as it is"}`);
    }
    if (file) console.log(`\nPassword of those that db:seed made: see ${file}`);
  });
});

function emailOf(role: Role): string {
  return `${role}@example.com`;
}

async function firstLine(): Promise<string> {
  const [line] = (await text(process.stdin)).split(/\r?\n/);
  if (!line) throw new StartupError("Give the password as the first line of standard input.");
  return line;
}
