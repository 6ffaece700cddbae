import { composeCommands } from "@latch/composition/commands";
import { readServerConfig } from "@latch/config/server";
import { Email, PersonName, type Role, Username } from "@latch/contract";
import { findAccountId, ProblemError, showEmail } from "@latch/core";
import type { Environment } from "@latch/dev/stack";
import { readKeysFor } from "@latch/server/connections";
import * as z from "zod";
import { lasting, withDatabase } from "../data-command.ts";
import { checkOptions } from "../option-parsers.ts";
import { commandLog } from "../terminal/command-log.ts";
import { readNewPassword } from "../terminal/new-password.ts";

const Person = z.object({
  email: Email,
  username: Username.optional(),
  name: PersonName.optional(),
});

type Options = {
  email: string;
  role: Role;
  username?: string;
  name?: string;
  verified?: boolean;
};

/** Creates an account with any role, such as the first administrator. */
export async function createUser(
  { role, verified = false, ...options }: Options,
  environment: Environment,
): Promise<void> {
  const person = checkOptions(Person, options);
  // Others may use the local stack while the operator chooses a password.
  await withDatabase(environment, lasting, async (database, stack) => {
    const config = readServerConfig(stack.environment);
    const hasKeys = Boolean(config.LATCH_KEYS ?? config.LATCH_KEYS_FILE);
    const keys = hasKeys && !verified ? readKeysFor(config, "mail") : undefined;
    const services = composeCommands(database, config, commandLog, keys);
    const { openAccount, passwords, users, mailVerification, ctx } = services;
    // Checked first, so that the operator does not choose a password for an account that cannot be created.
    if (await findAccountId(users, person.email)) throw new ProblemError("email_taken");
    if (person.username && (await findAccountId(users, person.username))) {
      throw new ProblemError("username_taken");
    }
    const password = await readNewPassword({
      brokenRule: (chosen) => passwords.validate(chosen, person).then(() => undefined, ruleOf),
      cancelled: "Cancelled. No account was created.",
    });
    const account = { ...person, password, role, emailVerified: verified };
    const user = await openAccount(ctx, account);
    const address = showEmail(user.email);
    console.log(`Created ${address} with the role ${user.role} (${user.userId}).`);
    if (verified) return;
    console.log(
      (await mailVerification(user))
        ? `A verification link is sent to ${address}.`
        : "No verification link is sent, because LATCH_KEYS and LATCH_KEYS_FILE are not set. The API sends one at the login if it requires a verified address.",
    );
  });
}

/** The rule that the password policy names. */
function ruleOf(error: unknown): string {
  const detail = error instanceof ProblemError && error.extra.errors?.[0]?.detail;
  if (!detail) throw error;
  return detail;
}
