import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { openUsers } from "@latch/composition/users";
import type { Role } from "@latch/contract";
import { emailIdentifier } from "@latch/core";
import { expect, test } from "vitest";
import { exportUsers } from "../../../packages/cli/src/user-transfer/export-users.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { bcrypt, openUserFile } from "../../support/fixtures/user-file.ts";
import { createHarness, password } from "../../support/harness.ts";

test("an imported user logs in with their password, which is then hashed again in the configured format", async () => {
  const harness = await createHarness();
  const { latch, database } = harness;
  const place = await openUserFile(database);
  const hashes: Record<string, object> = {
    python: { passwordHash: bcrypt },
    passlib: {
      passwordHash:
        "$scrypt$ln=10,r=8,p=1$nPPeG6OUUgoBoLR2bs15bw$1g9b5js4GLvO8eLCrYs/9gVODplFo0nU6n7Lm4zN+p8",
    },
    django: {
      passwordHash:
        "pbkdf2_sha256$2000$rpGJNGEhJkZdq17v6Buqf2$dBQct92zq1YH9YLMkHyOASM5m66AcjUFwQmr24GTGzc=",
    },
    argon: {
      passwordHash:
        "argon2$argon2id$v=19$m=1024,t=1,p=2$c2FsdHNhbHRzYWx0$hH8Ev5B8uFmbwqTzE/5VseRUdl8/N8M+bY4Co5V8sUY",
    },
    express: {
      password: {
        algorithm: "pbkdf2",
        digest: "sha512",
        iterations: 1000,
        keyLength: 64,
        salt: "3b8f2c0d9e7a61554c1f8e0b7d2a9c46",
        saltEncoding: "utf8",
        hash: "da504144f83c6a51089e0c31f8ee3368839b81c2494a3809e7a3bb55bee1ec6e67e68e8252d87f925c6d43a425822a1660d5511f4d26cb881b459d5a85fc19fb",
        hashEncoding: "hex",
      },
    },
  };
  const names = Object.keys(hashes);
  place.write(
    names.map((name) => ({ email: `${name}@example.com`, emailVerified: true, ...hashes[name] })),
  );
  expect(await place.import()).toMatchObject({ lines: 5, created: 5, refused: 0 });

  const argon2 = await createHarness(
    { PASSWORD_HASH: "argon2id" },
    { database, keys: harness.keys },
  );
  const { users } = openUsers(database, Date.now);
  const storedHash = async (identifier: string) => {
    const userId = await users.findId(emailIdentifier(identifier));
    return userId && (await users.get(userId))?.passwordHash;
  };
  await Promise.all(
    names.map(async (name) => {
      const identifier = `${name}@example.com`;
      const wrong = await latch.logIn({ body: { identifier, password: `${password}.` } });
      expect(wrong.error?.code).toBe("invalid_credentials");
      for (const [client, format] of [
        [latch, /^\$2b\$04\$/],
        [latch, /^\$2b\$04\$/],
        [argon2.latch, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/],
        [argon2.latch, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/],
      ] as const) {
        const { response } = await client.logIn({ body: { identifier, password } });
        expect([name, response.status]).toEqual([name, 200]);
        expect(await storedHash(identifier)).toMatch(format);
      }
    }),
  );
});

test("a dry run returns the outcome of each line and writes only its report", async () => {
  const place = await openUserFile();
  place.write([
    { email: "ada@example.com", username: "ada" },
    "",
    { email: "ADA@example.com" },
    { email: "other@example.com", username: "ADA" },
    "no JSON",
    { email: "eve@example.com", passwordHash: "not to be seen" },
  ]);
  const counts = { lines: 6, created: 1, present: 0, refused: 4 };
  expect(await place.import({ dryRun: true })).toMatchObject(counts);
  const expected = [
    { line: 3, reasons: ["email: An account with this email address already exists"] },
    { line: 4, reasons: ["username: An account with this username already exists"] },
    { line: 5, reasons: ["Is not JSON"] },
    { line: 6, reasons: ["passwordHash: Must be in a supported hash format"] },
  ];
  expect(place.readReport()).toEqual(expected);
  expect(await scan(place.database, "Users")).toEqual([]);
  expect(await scan(place.database, "Identifiers")).toEqual([]);
  expect(existsSync(`${place.file}.progress`)).toBe(false);

  expect(await place.import()).toMatchObject(counts);
  expect(place.readReport()).toEqual(expected);
  expect(statSync(`${place.file}.report`).mode & 0o777).toBe(0o600);
  expect(await place.import({ dryRun: true })).toMatchObject({
    created: 0,
    present: 1,
    refused: 4,
  });
  expect(await scan(place.database, "Users")).toHaveLength(1);
});

test("the same file again changes nothing, and a corrected one imports the lines that it missed", async () => {
  const place = await openUserFile();
  const ada = { email: "ada@example.com", createdAt: "2024-05-01T10:00:00Z" };
  place.write([ada, { email: "eve" }]);
  expect(await place.import()).toMatchObject({ lines: 2, created: 1, refused: 1 });
  expect(await place.import()).toMatchObject({ lines: 2, created: 1, refused: 1 });
  const [first] = await scan(place.database, "Users");
  expect(first).toMatchObject({ createdAt: "2024-05-01T10:00:00.000Z", status: "invited" });
  place.write([{ email: "eve@example.com" }, ada]);
  expect(await place.import()).toMatchObject({ lines: 2, created: 1, present: 1, refused: 0 });
  const users = await scan(place.database, "Users");
  expect(users).toHaveLength(2);
  expect(users).toContainEqual(first);
  expect(existsSync(`${place.file}.report`)).toBe(false);
});

test("lines of a role that becomes allowed are imported by the next run", async () => {
  const place = await openUserFile();
  place.write([{ email: "ada@example.com" }, { email: "bob@example.com", role: "agent" }]);
  expect(await place.import()).toMatchObject({ created: 1, refused: 1 });
  const roles: Role[] = ["agent"];
  expect(await place.import({ roles })).toMatchObject({ created: 1, present: 1, refused: 0 });
});

test("a user who exists for another reason is refused and not changed", async () => {
  const place = await openUserFile();
  place.write([
    { email: "ada@example.com", username: "ada" },
    { email: "bob@example.com", id: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" },
  ]);
  await place.import();
  const before = await scan(place.database, "Users");
  place.write([
    { email: "ada@example.com", passwordHash: bcrypt },
    { email: "eve@example.com", username: "ADA" },
    { email: "eve@example.com", id: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" },
  ]);
  await place.import();
  expect(place.readReport().map(({ reasons }) => reasons)).toEqual([
    ["email: An account with this email address already exists"],
    ["username: An account with this username already exists"],
    ["id: Belongs to another account"],
  ]);
  expect(await scan(place.database, "Users")).toEqual(before);
});

test("of lines about one person the first one wins, however many are in flight", async () => {
  const place = await openUserFile();
  const lines = Array.from({ length: 300 }, (_, index) => ({
    email: `person-${index % 40}@example.com`,
    name: `Line ${index}`,
  }));
  place.write(lines);
  expect(await place.import({ concurrency: 30 })).toMatchObject({ created: 40, refused: 260 });
  const names = (await scan(place.database, "Users")).map(({ name }) => name);
  expect(names.sort()).toEqual(
    lines
      .slice(0, 40)
      .map(({ name }) => name)
      .sort(),
  );
});

test("a progress file belongs to one database", async () => {
  const [here, there] = [await openUserFile(), await openUserFile()];
  here.write([{ email: "ada@example.com" }]);
  there.write([{ email: "ada@example.com" }]);
  const progressFile = `${here.file}.progress`;
  await here.import({ progressFile });
  await expect(there.import({ progressFile })).rejects.toThrow(
    `${progressFile} is the progress of an import into another database`,
  );
  writeFileSync(progressFile, "{}");
  await expect(here.import({ progressFile })).rejects.toThrow(
    `${progressFile} is not the progress of an import`,
  );
});

test("what is exported is imported again as it was", async () => {
  const [here, there] = [await openUserFile(), await openUserFile()];
  here.write([
    { email: "ada@example.com", username: "Ada", name: "Ada Lovelace", passwordHash: bcrypt },
    {
      email: "bob@example.com",
      emailVerified: true,
      plan: "team",
      createdAt: "2020-01-01T00:00:00Z",
    },
    {
      email: "eve@example.com",
      status: "suspended",
      suspensionReason: "Spam",
      passwordHash: bcrypt,
    },
    { email: "root@example.com", role: "super_admin", passwordHash: bcrypt },
    { email: "boss@example.com", role: "super_admin", passwordHash: bcrypt },
  ]);
  expect(await here.import({ roles: ["super_admin"] })).toMatchObject({ created: 5 });
  expect(await exportUsers(here.users, there.file, { withHash: true })).toBe(5);
  expect(statSync(there.file).mode & 0o777).toBe(0o600);

  expect(await there.import()).toMatchObject({ created: 3, refused: 2 });
  const roles: Role[] = ["super_admin"];
  expect(await there.import({ roles, progressFile: `${there.file}.all` })).toMatchObject({
    created: 2,
    present: 3,
    refused: 0,
  });
  const again = `${there.file}.again`;
  await exportUsers(there.users, again, { withHash: true });
  const sorted = (file: string): string[] => readFileSync(file, "utf8").trim().split("\n").sort();
  expect(sorted(again)).toEqual(sorted(there.file));
});
