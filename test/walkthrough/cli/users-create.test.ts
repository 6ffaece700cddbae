import { randomUUID } from "node:crypto";
import { createKeyRing } from "@latch/adapters/crypto";
import { openUsers } from "@latch/composition/users";
import { emailIdentifier } from "@latch/core";
import { expect, inject, test } from "vitest";
import { scan } from "../../support/fixtures/tables.ts";
import { openTestDatabase, password } from "../../support/harness.ts";
import { startLatch, temporaryFolder } from "../../support/processes/program.ts";
import { keys, startAtTerminal } from "../../support/processes/terminal.ts";

const email = "ada@example.com";

async function openPlace({ keyed = false } = {}) {
  const database = await openTestDatabase();
  const environment = {
    LATCH_DATA_DIR: temporaryFolder(),
    LATCH_TABLE_PREFIX: database.tables.Users.replace(/Users$/, ""),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    BCRYPT_COST: "4",
    ...(keyed && { LATCH_KEYS: JSON.stringify(await createKeyRing()) }),
  };
  const { users } = openUsers(database, Date.now);
  return {
    create: (args: string[], input = "", { keepsInput = false } = {}) =>
      startLatch(["users", "create", ...args], environment, { input, keepsInput }).ended,
    createAtTerminal: (args: string) => startAtTerminal(`latch users create ${args}`, environment),
    userOf: async (address = email) => {
      const userId = await users.findId(emailIdentifier(address));
      return userId && users.get(userId);
    },
    links: async () => (await scan(database, "OneTimeTokens")).map(({ purpose }) => purpose),
    exists: async (address = email) => (await users.findId(emailIdentifier(address))) !== undefined,
  };
}

test("invalid usage reports each option, and a weak password its rule", async () => {
  const { create, exists } = await openPlace();
  const outcomes = await Promise.all([
    create([]),
    create(["--email", email, "--password", "secret"]),
    create(["--email", email]),
    create(["--email", "ada", "--username", "x"], `${password}\n`),
    create(["--email", email, "--role", "king"], `${password}\n`),
    create(["--email", email], "password\n"),
    create(["--email", email], "correct horse\0battery staple\n"),
  ]);
  const help = "\n\nRun `npx latch users create --help` for help.\n";
  expect(outcomes.map(({ code, stdout, stderr }) => [code, stdout, stderr])).toEqual([
    [2, "", `error: option --email is required${help}`],
    [2, "", `error: unknown option '--password'${help}`],
    [2, "", `error: The first line of standard input must be the password.${help}`],
    [
      2,
      "",
      expect.stringMatching(
        /^error: --email: Must be an email address\nerror: --username: Must be 3 to 32 letters.*\n\nRun /,
      ),
    ],
    [
      2,
      "",
      `error: option '--role <role>' argument 'king' is invalid. Allowed choices are user, agent, master, super_admin.${help}`,
    ],
    [1, "", "password: Must not be a common password\n"],
    [2, "", `error: The password must be UTF-8 without NUL.${help}`],
  ]);
  expect(await exists()).toBe(false);
});

test("only the first line of standard input is read: the pipe may stay open", async () => {
  const { exists, create } = await openPlace();
  const args = ["--email", email];
  expect(await create(args, `${password}\n`, { keepsInput: true })).toMatchObject({ code: 0 });
  expect(await exists()).toBe(true);
  expect(await create(args, `${password}\nanother line\n`)).toMatchObject({
    code: 1,
    stderr: "An account with this email address already exists\n",
  });
});

test("R1: the user gets a verification link, or is verified by an option", async () => {
  const { create, userOf, links } = await openPlace({ keyed: true });
  const mailed = await create(["--email", email], `${password}\n`);
  expect([mailed.code, mailed.stdout]).toEqual([
    0,
    expect.stringContaining(`A verification link is sent to ${email}.`),
  ]);
  expect(await userOf()).toMatchObject({ emailVerified: false });
  expect(await links()).toEqual(["verify_email"]);
  const other = "bob@example.com";
  expect(await create(["--email", other, "--verified"], `${password}\n`)).toMatchObject({
    code: 0,
  });
  expect(await userOf(other)).toMatchObject({ emailVerified: true });
  expect(await links()).toEqual(["verify_email"]);
});

test("at a terminal the password is asked for twice, hidden, and again after a weak one", async () => {
  const { createAtTerminal, exists } = await openPlace();
  const chosen = `correct ${randomUUID()}`;
  const terminal = createAtTerminal(`--email ${email}`);
  await terminal.answer(/Password of the new account/, `short${keys.enter}`);
  await terminal.answer(/too weak: Must have at least 8 characters/, "");
  await terminal.answer(/Password of the new account/, `password${keys.enter}`);
  await terminal.answer(/too weak: Must not be a common password/, "");
  await terminal.answer(/Password of the new account/, `${chosen}${keys.enter}`);
  await terminal.answer(/The same password again/, `${chosen}.${keys.enter}`);
  await terminal.answer(/The two passwords are different/, "");
  await terminal.answer(/Password of the new account/, `${chosen}${keys.enter}`);
  await terminal.answer(/The same password again/, `${chosen}${keys.enter}`);
  const { code, stdout } = await terminal.ended;
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining(`Created ${email} with the role user`),
  ]);
  for (const typed of ["short", chosen]) expect(stdout).not.toContain(typed);
  expect(await exists()).toBe(true);
});

test.each([
  ["Ctrl-C at the first question", [keys.interrupt]],
  ["Ctrl-D at the first question", [keys.endOfInput]],
  ["Escape at the second question", [`${password}${keys.enter}`, keys.escape]],
])("%s creates no account", async (_, typed) => {
  const { createAtTerminal, exists } = await openPlace();
  const terminal = createAtTerminal(`--email ${email}`);
  const questions = [/Password of the new account/, /The same password again/];
  for (const [index, answer] of typed.entries()) {
    await terminal.answer(questions[index] as RegExp, answer);
  }
  const { code, stdout } = await terminal.ended;
  expect([code, stdout]).toEqual([
    130,
    expect.stringContaining("Cancelled. No account was created."),
  ]);
  expect(await exists()).toBe(false);
});

test("a taken email is reported before a password is chosen", async () => {
  const { create, createAtTerminal } = await openPlace();
  await create(["--email", email], `${password}\n`);
  const { code, stdout } = await createAtTerminal(`--email ${email}`).ended;
  expect([code, stdout]).toEqual([1, "An account with this email address already exists\r\n"]);
});
