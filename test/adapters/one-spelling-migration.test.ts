import { type Database, purgeExpired } from "@latch/adapters/dynamodb";
import { migrate, migrations, rollback } from "@latch/adapters/migrations";
import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../support/fixtures/links.ts";
import { signUpWithOlderSpelling } from "../support/fixtures/older-spelling.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { scan } from "../support/fixtures/tables.ts";
import { createHarness, type Harness, password } from "../support/harness.ts";

const unicode = "ada@münchen.example";
const ascii = "ada@xn--mnchen-3ya.example";
const fullwidth = "ada@ｍünchen.example";

async function runMigrations(database: Database): Promise<string[]> {
  const reports: string[] = [];
  await migrate(database, migrations, {
    owner: "a test",
    onReport: (message) => reports.push(message),
  });
  return reports;
}

/** Returns the email of the account that an address finds at login. */
const found = async ({ latch }: Harness, identifier: string) => {
  const data = signedIn(await latch.logIn({ body: { identifier, password } }));
  return data.user.id;
};

/** Returns the accounts as they are stored: their emails, and who has which identifier. */
async function readStored({ database }: Harness) {
  const users = (await scan(database, "Users")).map(({ email }) => email);
  const held = await scan(database, "Identifiers");
  const identifiers = held
    .filter(({ identifier }) => String(identifier).startsWith("email#"))
    .map(({ identifier, userId }) => [identifier, userId]);
  return { users: users.sort(), identifiers: Object.fromEntries(identifiers) };
}

describe("the migration of emails to one spelling", () => {
  test("moves an account, found by each spelling before it, after it and after a rollback", async () => {
    const harness = await createHarness();
    const { user, latch } = await signUpWithOlderSpelling(harness, unicode);
    const before = await readStored(harness);
    const expectFound = async () => {
      for (const spelling of [unicode, ascii, fullwidth]) {
        expect(await found(harness, spelling), spelling).toBe(user.id);
      }
      expect((await latch.getMe()).data?.email).toBe(unicode);
    };
    await expectFound();
    expect(await runMigrations(harness.database)).toEqual([]);
    expect(await readStored(harness)).toEqual({
      users: [ascii],
      // Instances of the version before look up the earlier spelling.
      identifiers: { [`email#${ascii}`]: user.id, [`email#${unicode}`]: user.id },
    });
    await expectFound();
    // The later migration first, which does not concern addresses.
    const stored = await readStored(harness);
    await rollback(harness.database, migrations, { owner: "a test" });
    expect(await readStored(harness)).toEqual(stored);
    await rollback(harness.database, migrations, { owner: "a test" });
    expect(await readStored(harness)).toEqual(before);
    await expectFound();
  });

  test("leaves accounts in ASCII as they are", async () => {
    const harness = await createHarness();
    await harness.signUp();
    const before = await scan(harness.database, "Users");
    expect(await runMigrations(harness.database)).toEqual([]);
    expect(await scan(harness.database, "Users")).toEqual(before);
  });

  test.each([
    [
      [unicode, "2024-01-01"],
      [fullwidth, "2025-01-01"],
    ],
    [
      [fullwidth, "2024-01-01"],
      [unicode, "2025-01-01"],
    ],
  ] as const)("gives the spelling to the older of %j and %j", async (first, second) => {
    const harness = await createHarness();
    const people: string[] = [];
    for (const [email, day] of [first, second]) {
      const at = `${day}T00:00:00.000Z`;
      people.push((await signUpWithOlderSpelling(harness, email, at)).user.id);
    }
    const [older, younger] = people;
    const [report, ...others] = await runMigrations(harness.database);
    expect(others).toEqual([]);
    expect(report).toMatch(new RegExp(`^${older} and ${younger} have spellings of one`));
    expect(await found(harness, ascii)).toBe(older);
    expect(await found(harness, first[0])).toBe(older);
    expect(await found(harness, second[0])).toBe(younger);
    expect(await found(harness, "ada@MÜNCHEN。example")).toBe(older);
  });

  test("keeps the spelling with the account that has it already", async () => {
    const harness = await createHarness();
    const older = await signUpWithOlderSpelling(
      harness,
      "dup@ｅxample.com",
      "2024-01-01T00:00:00Z",
    );
    const holder = await harness.signUp({ email: "dup@example.com" });
    expect(await runMigrations(harness.database)).toHaveLength(1);
    expect(await found(harness, "dup@example.com")).toBe(holder.user.id);
    expect(await found(harness, "dup@ｅxample.com")).toBe(older.user.id);
  });

  test("keeps links valid that were mailed before", async () => {
    const harness = await createHarness();
    const { user } = await signUpWithOlderSpelling(harness, unicode);
    await harness.latch.forgotPassword({ body: { email: unicode } });
    const token = await newestToken(harness, ascii);
    await runMigrations(harness.database);
    const body = { token, password: "another fine long password" };
    expect(outcome(await harness.latch.resetPassword({ body }))[0]).toBe(204);
    const [stored] = await scan(harness.database, "Users");
    expect(stored).toMatchObject({ userId: user.id, email: ascii, emailSpelling: unicode });
  });

  test("an account that leaves or is deleted leaves nothing of either spelling", async () => {
    const harness = await createHarness();
    const leaving = await signUpWithOlderSpelling(harness, unicode);
    const deleted = await signUpWithOlderSpelling(harness, "bob@münchen.example");
    await runMigrations(harness.database);
    await leaving.latch.changeEmail({ body: { email: "new@example.com", password } });
    const token = await newestToken(harness, "new@example.com");
    expect(outcome(await leaving.latch.verifyEmail({ body: { token } }))[0]).toBe(204);
    expect(outcome(await deleted.latch.deleteMe({ body: { password } }))[0]).toBe(204);
    // The former address is held for 72 hours. The next change removes it from the account.
    harness.pass(72 * 3600);
    await purgeExpired(harness.database, Math.floor(harness.clock() / 1000));
    const { latch } = await harness.logIn("new@example.com");
    await latch.updateMe({ body: { name: "Ada" } });
    expect(JSON.stringify(await scan(harness.database, "Identifiers"))).not.toContain("nchen");
    expect(JSON.stringify(await scan(harness.database, "Users"))).not.toContain("nchen");
  });

  test("changes of accounts at the same time are kept", async () => {
    const harness = await createHarness();
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        signUpWithOlderSpelling(harness, `p${index}@münchen.example`),
      ),
    );
    await Promise.all([
      runMigrations(harness.database),
      ...people.map(({ latch }) => latch.updateMe({ body: { name: "Ada" } })),
    ]);
    const users = await scan(harness.database, "Users");
    expect(users.map(({ name }) => name)).toEqual(Array(20).fill("Ada"));
    expect(users.every(({ email }) => String(email).includes("@xn--mnchen-3ya."))).toBe(true);
  });
});
