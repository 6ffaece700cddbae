import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import {
  createTables,
  type Database,
  openDatabase,
  prefixedTableNames,
} from "@latch/adapters/dynamodb";
import { createBcryptHasher } from "@latch/adapters/hashing";
import { openUsers } from "@latch/composition/users";
import { Role } from "@latch/contract";
import { emailIdentifier } from "@latch/core";
import { expect, inject, onTestFinished, test } from "vitest";
import { describeMigrations } from "../../../packages/cli/src/describe-migrations.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import {
  isAlive,
  readEmulatorPid,
  startProgram,
  temporaryFolder,
} from "../../support/processes/program.ts";

type Environment = Record<string, string>;

const run = (command: string, environment: Environment, args: string[] = [], input = "") =>
  startProgram(`cli/src/commands/${command}.ts`, environment, { args, input }).ended;

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

test("db:create makes the tables that others miss, and the next time finds them", async () => {
  const { environment, database } = openPlace();
  const production = { ...environment, NODE_ENV: "production" };
  const early = await run("db-status", production);
  expect([early.code, early.stderr]).toEqual([
    1,
    "A table is missing: `npm run db:create` makes it.\n",
  ]);
  const first = await run("db-create", production);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toContain(`created ${database.tables.Migrations}\n`);
  const again = await Promise.all(
    ["db-create", "db-migrate", "db-rollback"].map((command) => run(command, environment)),
  );
  expect(again.map(({ code, stdout }) => [code, stdout])).toEqual([
    [0, "All tables stand as they should.\n"],
    [0, "There is nothing to migrate.\n"],
    [0, "There is nothing to undo.\n"],
  ]);
});

test("what must not or can't happen is said in one sentence", async () => {
  const { environment } = openPlace();
  const production = { ...environment, NODE_ENV: "production" };
  const elsewhere = { ...environment, DYNAMODB_ENDPOINT: "http://127.0.0.1.test:8000" };
  const refused = await Promise.all([
    run("db-migrate", environment, ["--dry-run"]),
    run("db-seed", production),
    run("db-admin", production),
    run("db-reset", production, ["--yes"]),
    run("db-reset", elsewhere, ["--yes"]),
    run("db-reset", environment),
    run("db-create", { ...production, DYNAMODB_ENDPOINT: "http://127.0.0.1:1" }),
  ]);
  expect(refused.map(({ code, stdout }) => [code, stdout])).toEqual(Array(7).fill([1, ""]));
  expect(refused.map(({ stderr }) => stderr)).toEqual([
    "Unknown option '--dry-run'\n",
    "Development accounts: not in production.\n",
    "The page over the tables: not in production.\n",
    "Dropping the tables: not in production.\n",
    "Dropping the tables: only on this machine, and http://127.0.0.1.test:8000 is another one.\n",
    `This drops everything in ${environment["LATCH_TABLE_PREFIX"]}: say so by \`-- --yes\`.\n`,
    "DynamoDB could not be used: connect ECONNREFUSED 127.0.0.1:1\n",
  ]);
});

test("db:status is a table", () => {
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
    "grace@server is migrating right now.",
  ]);
});

test("db:seed makes an account of each role, with a password that nobody sees", async () => {
  const { environment, database } = openPlace();
  const { users } = openUsers(database, Date.now);
  const find = async (email: string) => {
    const id = await users.findId(emailIdentifier(email));
    return id ? users.get(id) : undefined;
  };
  const first = await run("db-seed", environment);
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
  const second = await run("db-seed", environment, ["--password-stdin"], "another password\n");
  expect(second.code).toBe(0);
  expect(second.stdout.match(/is there already, left as it is/g)).toHaveLength(4);
  expect(await scan(database, "Users")).toEqual(before);
});

test("db:seed takes a password by standard input, and keeps it nowhere", async () => {
  const { environment, database } = openPlace();
  const given = "a given password";
  const good = await run("db-seed", environment, ["--password-stdin"], `${given}\n`);
  expect(good).toMatchObject({ code: 0, stderr: "" });
  expect(good.stdout).not.toContain(given);
  expect(await scan(database, "Users")).toHaveLength(4);
  expect(existsSync(join(environment["LATCH_DATA_DIR"] ?? "", "seed-password"))).toBe(false);
});

test("db:reset drops what is there and makes the tables anew", async () => {
  const { environment, database } = openPlace();
  await createTables(database);
  await put(database, "Users", { userId: "usr_1" });
  const { code, stdout } = await run("db-reset", environment, ["--yes"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`dropped ${database.tables.Users}\n`);
  expect(stdout).toContain(`created ${database.tables.Users}\n`);
  expect(await scan(database, "Users")).toEqual([]);
});

test("db:admin shows the embedded tables on this machine only, and ends with Ctrl-C", async () => {
  const folder = temporaryFolder();
  const environment = { LATCH_DATA_DIR: folder, DB_ADMIN_PORT: "0" };
  const admin = startProgram("cli/src/commands/db-admin.ts", environment);
  const [, port = ""] = await admin.says(/http:\/\/127\.0\.0\.1:(\d+)/);
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
    run("db-admin", { ...environment, DB_ADMIN_PORT: port }),
    run("db-status", environment),
  ]);
  expect(taken.stderr).toContain(`such as DB_ADMIN_PORT=${Number(port) + 1}`);
  expect(meanwhile).toEqual({ code: 0, stdout: "There are none yet.\n", stderr: "" });

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
