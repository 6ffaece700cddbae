import { setTimeout as delay } from "node:timers/promises";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { SetupError } from "@latch/adapters/dynamodb/setup";
import {
  type Migration,
  type MigrationOptions,
  migrate,
  migrationStatus,
} from "@latch/adapters/migrations";
import { expect, inject, test } from "vitest";
import { marks, noted, openPeople } from "../support/fixtures/migrations.ts";
import { put } from "../support/fixtures/tables.ts";
import { openTestDatabase } from "../support/harness.ts";
import { root, startCommand } from "../support/processes/program.ts";
import { slowMigration } from "../support/processes/slow-migration.ts";

const owner = "ada@laptop";

test("continues after the last page of a killed process when its lease has expired", async () => {
  const database = await openPeople();
  const prefix = database.tables.Users.replace(/Users$/, "");
  const script = `${root}test/support/processes/slow-migration.ts`;
  const args = [script, inject("dynamoEndpoint"), prefix, "1000"];
  const killed = startCommand(process.execPath, args, {});
  await killed.waitForOutput(/page\npage\n/);
  await killed.end("SIGKILL");
  expect((await migrationStatus(database, [slowMigration()])).heldBy).toBe("the killed one");

  const waited: string[] = [];
  const options: MigrationOptions = {
    owner,
    leaseMs: 6000,
    onWait: (heldBy) => waited.push(heldBy),
  };
  expect(await migrate(database, [slowMigration()], options)).toEqual(["0001-mark-users"]);
  expect(waited).toEqual(["the killed one"]);
  const counts = await marks(database);
  // The page that was being processed may be repeated, later pages are not.
  expect(counts.filter((count) => count === 1).length).toBeGreaterThanOrEqual(8);
  expect(counts.every((count) => count === 1 || count === 2)).toBe(true);
});

test("renews the lock while the migration runs", async () => {
  const database = await openPeople();
  // Shorter than the migration, and long enough for a call on a busy machine.
  const leaseMs = 6000;
  const slow = slowMigration(() => delay(leaseMs / 4));
  const [first, second] = await Promise.all([
    migrate(database, [slow], { owner: "first", leaseMs }),
    delay(leaseMs / 2).then(() => migrate(database, [slow], { owner: "second", leaseMs })),
  ]);
  expect([first, second]).toEqual([["0001-mark-users"], []]);
  expect(await marks(database)).toEqual(Array(10).fill(1));
});

test("does not finish a run that has lost the lock", async () => {
  const database = await openPeople();
  const migration: Migration = {
    id: "0001-slept",
    async up({ client, tables }) {
      // Simulates a long pause of the machine: another process has taken the lock.
      await client.send(
        new UpdateCommand({
          TableName: tables.Migrations,
          Key: { id: "lock" },
          UpdateExpression: "SET lockToken = :other",
          ExpressionAttributeValues: { ":other": "another" },
        }),
      );
    },
    down: async () => {},
  };
  const outcome = migrate(database, [migration], { owner });
  await expect(outcome).rejects.toThrow(SetupError);
  await expect(outcome).rejects.toThrow("Another process continues the migration");
  const { migrations: states } = await migrationStatus(database, [migration]);
  expect(states[0]?.state).toBe("unfinished");
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.tables.Migrations, Key: { id: "lock" } }),
  );
  expect(Item?.["lockToken"]).toBe("another");
});

test("reports the owner of the lock after the timeout", async () => {
  const database = await openTestDatabase();
  await put(database, "Migrations", {
    id: "lock",
    lockToken: "another",
    heldBy: "grace@server",
    heldUntil: Date.now() + 60_000,
  });
  const outcome = migrate(database, [noted("0001-one", [])], { owner, leaseMs: 40, timeoutMs: 50 });
  await expect(outcome).rejects.toThrow("grace@server is migrating the database");
});
