import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { type Database, openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { createBcryptHasher } from "@latch/adapters/hashing";
import { openUsers } from "@latch/composition/users";
import { Role } from "@latch/contract";
import { emailIdentifier } from "@latch/core";
import { expect, inject, onTestFinished, test } from "vitest";
import { describeMigrations } from "../../../packages/cli/src/db/describe-migrations.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { onlyProgress } from "../../support/processes/only-progress.ts";
import {
  isAlive,
  readEmulatorPid,
  startLatch,
  temporaryFolder,
} from "../../support/processes/program.ts";
import { keys, startAtTerminal } from "../../support/processes/terminal.ts";

type Environment = Record<string, string>;

const run = (command: string, environment: Environment, args: string[] = [], input = "") =>
  startLatch(["db", command, ...args], environment, { input }).ended;

/** What names a database of its own, and the way into it. */
function openPlace(): { environment: Environment; database: Database } {
  const prefix = `c${randomUUID().slice(0, 8)}-`;
  const endpoint = inject("dynamoEndpoint");
  const environment = {
    LATCH_DATA_DIR: temporaryFolder(),
    DYNAMODB_ENDPOINT: endpoint,
    LATCH_TABLE_PREFIX: prefix,
    BCRYPT_COST: "4",
  };
  const database = openDatabase({
    tables: prefixedTableNames(prefix),
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  onTestFinished(() => database.close());
  return { environment, database };
}

test("db create creates the tables that other commands need, and changes nothing the next time", async () => {
  const { environment, database } = openPlace();
  const production = { ...environment, NODE_ENV: "production" };
  const early = await run("status", production);
  expect([early.code, early.stderr]).toEqual([
    1,
    "A table is missing. `npx latch db create` creates it.\n",
  ]);
  const first = await run("create", production);
  expect(first).toMatchObject({ code: 0, stderr: onlyProgress });
  expect(first.stdout).toContain(`created ${database.tables.Migrations}\n`);
  const again = await Promise.all(
    ["create", "rollback"].map((command) => run(command, environment)),
  );
  for (const command of ["migrate", "migrate", "rollback"]) {
    again.push(await run(command, environment));
  }
  expect(again.map(({ code, stdout }) => [code, stdout])).toEqual([
    [0, "All tables are up to date.\n"],
    [0, "There is nothing to undo.\n"],
    [0, "applied 0001-one-spelling-of-emails (0 items)\napplied 0002-activity-expiry (0 items)\n"],
    [0, "There is nothing to migrate.\n"],
    [0, "undid 0002-activity-expiry\n"],
  ]);
});

test("a command that is rejected or fails prints the reason and changes nothing", async () => {
  const { environment } = openPlace();
  const production = { ...environment, NODE_ENV: "production" };
  const elsewhere = { ...environment, DYNAMODB_ENDPOINT: "http://127.0.0.1.test:8000" };
  const refused = await Promise.all([
    run("seed", production),
    run("admin", production),
    run("reset", production, ["--yes"]),
    run("reset", elsewhere, ["--yes"]),
    run("create", { ...production, DYNAMODB_ENDPOINT: "http://127.0.0.1:1" }),
    run("reset", environment),
    run("seed", environment, ["--password-stdin"]),
    run("status", { ...environment, NODE_ENV: "prod" }),
  ]);
  const [failed, usage] = [1, 2];
  expect(refused.map(({ code, stdout, stderr }) => [code, stdout, stderr.split("\n")[0]])).toEqual([
    [failed, "", "`latch db seed` is for development: NODE_ENV must not be production."],
    [failed, "", "`latch db admin` is for development: NODE_ENV must not be production."],
    [failed, "", "`latch db reset` is for development: NODE_ENV must not be production."],
    [
      failed,
      "",
      "`latch db reset` needs a database on this machine: DYNAMODB_ENDPOINT is http://127.0.0.1.test:8000.",
    ],
    [failed, "", "DynamoDB failed: connect ECONNREFUSED 127.0.0.1:1"],
    [
      usage,
      "",
      `error: This deletes all data in ${environment["LATCH_TABLE_PREFIX"]}. Confirm it with --yes.`,
    ],
    [usage, "", "error: The first line of standard input must be the password."],
    [failed, "", "NODE_ENV must be production, development or test."],
  ]);
});

test("db status is a table", () => {
  const by = "ada@laptop";
  const at = "2026-01-02T03:04:05.678Z";
  const known = true;
  const text = describeMigrations({
    migrations: [
      { id: "0001-mark", state: "applied", at, by, items: 10, known },
      { id: "0002-gone", state: "unfinished", at, by, items: 200, known: false },
      { id: "0003-later", state: "pending", known },
    ],
    heldBy: "grace@server",
  });
  expect(text.split("\n")).toEqual([
    "0001-mark   applied     2026-01-02 03:04:05 UTC  ada@laptop  10 items",
    "0002-gone   unfinished  2026-01-02 03:04:05 UTC  ada@laptop  200 items  not in this version",
    "0003-later  pending",
    "grace@server is migrating now.",
  ]);
});

test("db seed creates an account for each role, with a password that is not printed", async () => {
  const { environment, database } = openPlace();
  const { users } = openUsers(database, Date.now);
  const find = async (email: string) => {
    const id = await users.findId(emailIdentifier(email));
    return id ? users.get(id) : undefined;
  };
  const first = await run("seed", environment);
  const file = join(environment["LATCH_DATA_DIR"] ?? "", "seed-password");
  const password = readFileSync(file, "utf8").trim();
  expect(first.code).toBe(0);
  expect(first.stdout).toContain(file);
  expect(first.stdout + first.stderr).not.toContain(password);
  expect(password).toMatch(/^[\w-]{20}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const role of Role.options) {
    const user = await find(`${role}@example.com`);
    expect(user).toMatchObject({ role, emailVerified: true, status: "active" });
    const { matches } = await createBcryptHasher(4).verify(password, user?.passwordHash);
    expect(matches).toBe(true);
  }

  const before = await scan(database, "Users");
  const second = await run("seed", environment, ["--password-stdin"], "another password\n");
  expect(second.code).toBe(0);
  expect(second.stdout.match(/exists, not changed/g)).toHaveLength(4);
  expect(await scan(database, "Users")).toEqual(before);
});

test("db seed reads a password from standard input and does not store it", async () => {
  const { environment, database } = openPlace();
  const given = "a given password";
  const good = await run("seed", environment, ["--password-stdin"], `${given}\n`);
  expect(good).toMatchObject({ code: 0, stderr: onlyProgress });
  expect(good.stdout).not.toContain(given);
  expect(await scan(database, "Users")).toHaveLength(4);
  expect(existsSync(join(environment["LATCH_DATA_DIR"] ?? "", "seed-password"))).toBe(false);
});

test("db reset drops the tables and creates them again", async () => {
  const { environment, database } = openPlace();
  await createTables(database);
  await put(database, "Users", { userId: "usr_1" });
  const { code, stdout } = await run("reset", environment, ["--yes"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`dropped ${database.tables.Users}\n`);
  expect(stdout).toContain(`created ${database.tables.Users}\n`);
  expect(await scan(database, "Users")).toEqual([]);
});

test("db reset asks for the name of the data before it deletes anything", async () => {
  const { environment, database } = openPlace();
  await createTables(database);
  await put(database, "Users", { userId: "usr_1" });
  const name = environment["LATCH_TABLE_PREFIX"];
  const question = /Type \S+ to confirm/;
  for (const [answer, code, message] of [
    [`wrong${keys.enter}`, 1, `The answer is not ${name}. No data was deleted.`],
    [keys.interrupt, 130, "Cancelled. No data was deleted."],
  ] as const) {
    const terminal = startAtTerminal("latch db reset", environment);
    await terminal.answer(question, answer);
    expect(await terminal.ended).toMatchObject({ code, stdout: expect.stringContaining(message) });
    expect(await scan(database, "Users")).toHaveLength(1);
  }
  const terminal = startAtTerminal("latch db reset", environment);
  await terminal.answer(question, `${name}${keys.enter}`);
  expect(await terminal.ended).toMatchObject({ code: 0 });
  expect(await scan(database, "Users")).toEqual([]);
});

test("db admin shows the embedded tables on this machine only, and ends with Ctrl-C", async () => {
  const folder = temporaryFolder();
  const environment = { LATCH_DATA_DIR: folder, DB_ADMIN_PORT: "0" };
  const admin = startLatch(["db", "admin"], environment);
  const [, port = ""] = await admin.waitForOutput(/http:\/\/127\.0\.0\.1:(\d+)/);
  const emulator = readEmulatorPid(folder);

  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("latch-Users");
  const items = await fetch(`http://127.0.0.1:${port}/tables/latch-Users/items`);
  expect(await items.json()).toMatchObject({ Items: [] });
  expect(await statusAs("evil.test", port)).toBe(403);
  // Every address of 127/8 is this machine's: only one that listens everywhere would answer here.
  await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();

  const [taken, meanwhile] = await Promise.all([
    run("admin", { ...environment, DB_ADMIN_PORT: port }),
    run("status", environment),
  ]);
  expect(taken.stderr).toContain(`such as DB_ADMIN_PORT=${Number(port) + 1}`);
  expect(meanwhile).toEqual({
    code: 0,
    stdout: "0001-one-spelling-of-emails  pending\n0002-activity-expiry         pending\n",
    stderr: "",
  });

  expect(await admin.end("SIGINT")).toMatchObject({ code: 0, stderr: "" });
  expect(isAlive(emulator)).toBe(false);
});

/** A request that names another host than the one it goes to, as DNS rebinding makes a browser do. */
const statusAs = (host: string, port: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once("error", reject).end();
  });
