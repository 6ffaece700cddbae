import { readdirSync } from "node:fs";
import {
  type Migration,
  migrate,
  migrationStatus,
  migrations,
  rollback,
} from "@latch/adapters/migrations";
import { expect, test } from "vitest";
import { marks, noted, openPeople } from "../support/fixtures/migrations.ts";
import { scan } from "../support/fixtures/tables.ts";
import { openTestDatabase } from "../support/harness.ts";
import { root } from "../support/processes/program.ts";
import { slowMigration } from "../support/processes/slow-migration.ts";

const owner = "ada@laptop";

test("lists every migration file by its name and in order", () => {
  const files = readdirSync(`${root}packages/adapters/src/migrations`)
    .filter((file) => /^\d/.test(file))
    .sort();
  expect(migrations.map(({ id }) => `${id}.ts`)).toEqual(files);
});

test("applies pending migrations once and in order, and rolls back the last first", async () => {
  const database = await openTestDatabase();
  const notes: string[] = [];
  const first = [noted("0001-one", notes), noted("0002-two", notes)];
  const all = [...first, noted("0010-ten", notes)];
  expect(await migrate(database, first, { owner })).toEqual(["0001-one", "0002-two"]);
  expect(await migrate(database, all, { owner })).toEqual(["0010-ten"]);
  expect(await migrate(database, all, { owner })).toEqual([]);
  expect(await rollback(database, all, { owner })).toBe("0010-ten");
  expect(await rollback(database, all, { owner })).toBe("0002-two");
  expect(await migrate(database, all, { owner })).toEqual(["0002-two", "0010-ten"]);
  expect(notes).toEqual([
    "up 0001-one",
    "up 0002-two",
    "up 0010-ten",
    "down 0010-ten",
    "down 0002-two",
    "up 0002-two",
    "up 0010-ten",
  ]);
});

test("takes no lock when there is no migration", async () => {
  const database = await openTestDatabase();
  expect(await migrate(database, [], { owner })).toEqual([]);
  expect(await rollback(database, [], { owner })).toBeUndefined();
  expect(await scan(database, "Migrations")).toEqual([]);
});

test("applies a migration once when two processes run at the same time", async () => {
  const database = await openPeople();
  const runs = await Promise.all(
    Array.from({ length: 4 }, () => migrate(database, [slowMigration()], { owner, leaseMs: 6000 })),
  );
  expect(runs.flat()).toEqual(["0001-mark-users"]);
  expect(await marks(database)).toEqual(Array(10).fill(1));
});

test("reports applied, pending and unknown migrations with their time and owner", async () => {
  const database = await openPeople();
  const clock = () => Date.UTC(2026, 0, 2, 3, 4, 5);
  const gone = noted("0002-gone", []);
  await migrate(database, [slowMigration(), gone], { owner, clock });
  const later = noted("0003-later", []);
  expect(await migrationStatus(database, [slowMigration(), later])).toEqual({
    migrations: [
      {
        id: "0001-mark-users",
        state: "applied",
        at: "2026-01-02T03:04:05.000Z",
        by: owner,
        items: 10,
        known: true,
      },
      expect.objectContaining({ id: "0002-gone", state: "applied", known: false }),
      { id: "0003-later", state: "pending", known: true },
    ],
  });
});

test("continues a failed run at the page where it stopped", async () => {
  const database = await openPeople();
  const seen: string[] = [];
  let fails = true;
  const migration: Migration = {
    id: "0001-two-walks",
    async up(_, { eachPage }) {
      await eachPage("Users", async (items) => seen.push(...items.map(idOf)), { size: 4 });
      await eachPage(
        "Users",
        async (items) => {
          if (fails && seen.length >= 14) throw new Error("out of luck");
          seen.push(...items.map(idOf));
        },
        { size: 4 },
      );
    },
    down: async () => {},
  };
  await expect(migrate(database, [migration], { owner })).rejects.toThrow("out of luck");
  const [stopped] = (await migrationStatus(database, [migration])).migrations;
  expect(stopped).toMatchObject({ state: "unfinished", items: 14 });
  fails = false;
  expect(await migrate(database, [migration], { owner })).toEqual([migration.id]);
  expect(seen).toHaveLength(20);
  expect(new Set(seen.slice(10)).size).toBe(10);
});

test("continues an interrupted rollback, and restarts a migration after it", async () => {
  const database = await openPeople();
  const down: string[] = [];
  let fails = true;
  const migration: Migration = {
    ...slowMigration(),
    down: (_, { eachPage }) =>
      eachPage(
        "Users",
        async (items) => {
          if (fails && down.length >= 4) throw new Error("out of luck");
          down.push(...items.map(idOf));
        },
        { size: 4 },
      ),
  };
  const state = async () => (await migrationStatus(database, [migration])).migrations[0]?.state;
  await migrate(database, [migration], { owner });
  await expect(rollback(database, [migration], { owner })).rejects.toThrow("out of luck");
  expect(await state()).toBe("undoing");
  expect(await migrate(database, [migration], { owner })).toEqual([migration.id]);
  expect(await marks(database)).toEqual(Array(10).fill(2));
  expect(await state()).toBe("applied");

  down.length = 0;
  await expect(rollback(database, [migration], { owner })).rejects.toThrow("out of luck");
  fails = false;
  expect(await rollback(database, [migration], { owner })).toBe(migration.id);
  expect(new Set(down).size).toBe(10);
  expect(down).toHaveLength(10);
  expect(await state()).toBe("pending");
});

test("ends the run between two pages on a signal, and releases the lock", async () => {
  const database = await openPeople();
  const stop = new AbortController();
  const migration = slowMigration(() => stop.abort(new Error("stopped")));
  await expect(migrate(database, [migration], { owner, signal: stop.signal })).rejects.toThrow(
    "stopped",
  );
  const { heldBy, migrations: states } = await migrationStatus(database, [migration]);
  expect(heldBy).toBeUndefined();
  expect(states[0]).toMatchObject({ state: "unfinished", items: 2 });
});

test.each([
  [["0002-b", "0001-a"], "0001-a must come before 0002-b"],
  [["0001-a", "0001-b"], "0001-b must come before 0001-a and have a unique number"],
  [["1-a"], "1-a: The id of a migration must have the form NNNN-what-it-does"],
])("%j is no order", async (ids, words) => {
  const database = await openTestDatabase();
  const list = ids.map((id) => noted(id, []));
  await expect(migrate(database, list, { owner })).rejects.toThrow(words);
});

test("rejects a migration that sorts before an applied one, and applies none", async () => {
  const database = await openTestDatabase();
  const notes: string[] = [];
  const [one, two, three] = ["0001-one", "0002-two", "0003-three"].map((id) => noted(id, notes));
  await migrate(database, [one, three] as Migration[], { owner });
  const late = migrate(database, [one, two, three] as Migration[], { owner });
  await expect(late).rejects.toThrow("0002-two comes before 0003-three, which is already applied");
  expect(notes).toEqual(["up 0001-one", "up 0003-three"]);
});

test("rejects the rollback of a migration that this version does not contain", async () => {
  const database = await openTestDatabase();
  await migrate(database, [noted("0001-newer", [])], { owner });
  await expect(rollback(database, [], { owner })).rejects.toThrow(
    "This version does not contain the migration 0001-newer",
  );
});

test("passes the caller to a migration for the audit attributes", async () => {
  const database = await openTestDatabase();
  const callers: unknown[] = [];
  const migration: Migration = {
    id: "0001-names",
    up: async (_, { caller }) => void callers.push(caller),
    down: async () => {},
  };
  await migrate(database, [migration], { owner });
  expect(callers).toEqual([
    { actor: "migration:0001-names", address: owner, requestId: "0001-names" },
  ]);
});

const idOf = (item: Record<string, unknown>): string => String(item["userId"]);
