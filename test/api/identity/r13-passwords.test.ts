import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { openUserFile } from "../../support/fixtures/user-file.ts";
import { createHarness, type Harness, password as usual } from "../../support/harness.ts";

const email = "ada@example.com";
const composed = "J\u00fcrgen's long secret";
const decomposed = composed.normalize("NFD");
/** The bcrypt hash of `decomposed`, by bcrypt for Python. */
const decomposedHash = "$2b$04$WsmnKWDlnrCvpAzd1XisV.E9qhlVMLlMdvRqc3GBTeUh3l4kMsqw.";

const signUp = async ({ latch }: Harness, password: string) =>
  outcome(await latch.signUp({ body: { email, password } }))[0];
const logIn = async ({ latch }: Harness, password: string) =>
  outcome(await latch.logIn({ body: { identifier: email, password } }))[0];

/** Imports an account with a hash that another program made. */
async function importHash({ database }: Harness, passwordHash: string): Promise<void> {
  const place = await openUserFile(database);
  place.write([{ email, emailVerified: true, passwordHash }]);
  expect(await place.import()).toMatchObject({ created: 1 });
}

const storedHash = async ({ database }: Harness) =>
  String((await scan(database, "Users")).find((user) => user["email"] === email)?.["passwordHash"]);

describe.each(["bcrypt", "argon2id"])("R13: by %s", (PASSWORD_HASH) => {
  test.each([
    [composed, decomposed],
    [decomposed, composed],
  ])("a password that was chosen as %j is accepted as %j", async (chosen, typed) => {
    const harness = await createHarness({ PASSWORD_HASH });
    expect(await signUp(harness, chosen)).toBe(201);
    expect(await logIn(harness, typed)).toBe(200);
    expect(await logIn(harness, chosen)).toBe(200);
    expect(await logIn(harness, `${typed}.`)).toBe(401);
  });

  test.each([
    ["64 CJK characters", "密".repeat(64)],
    ["25 CJK characters", "密".repeat(25)],
    ["64 emoji", "🔑".repeat(64)],
    ["emoji of several characters", "👩‍👩‍👧‍👦".repeat(12)],
    ["71 bytes", "x".repeat(71)],
    ["72 bytes", "x".repeat(72)],
    ["73 bytes", "x".repeat(73)],
    ["1,024 characters", "ab".repeat(512)],
    ["1,024 characters that NFC expands", "\ufb2c".repeat(1024)],
  ])("%s count whole", async (_, password) => {
    const harness = await createHarness({ PASSWORD_HASH });
    expect(await signUp(harness, password)).toBe(201);
    expect(await logIn(harness, password)).toBe(200);
    const shorter = [...password].slice(0, -1).join("");
    expect(await logIn(harness, shorter)).toBe(401);
    if (password.length < 1024) expect(await logIn(harness, `${password}x`)).toBe(401);
  });

  test("a hash of text in NFD is verified as typed, and replaced by one of NFC", async () => {
    const harness = await createHarness({ PASSWORD_HASH });
    await importHash(harness, decomposedHash);
    expect(await logIn(harness, composed)).toBe(401);
    expect(await logIn(harness, decomposed)).toBe(200);
    expect(await logIn(harness, composed)).toBe(200);
    expect(await logIn(harness, decomposed)).toBe(200);
  });

  test("an imported bcrypt hash of a password above 72 bytes logs in, and stays", async () => {
    const harness = await createHarness({ PASSWORD_HASH });
    const long = "correct horse battery staple ".repeat(3);
    // bcrypt for Python, of the first 72 bytes.
    const imported = "$2b$04$BwkfhK8ajP3NXCbraW70qePyLRjkc8fKffXjqMqoW5Mx7gHIyOc7W";
    await importHash(harness, imported);
    expect(await logIn(harness, long)).toBe(200);
    expect(await logIn(harness, `x${long}`)).toBe(401);
    expect(await storedHash(harness)).toBe(imported);
  });

  test("a hash of passlib's bcrypt_sha256 logs in", async () => {
    const harness = await createHarness({ PASSWORD_HASH });
    await importHash(
      harness,
      "$bcrypt-sha256$v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$CBF9csfEdW68xv3DwE6xSULXMtqEFP.",
    );
    const password = `${"abc123".repeat(12)}qwr`;
    expect(await logIn(harness, password)).toBe(200);
    expect(await logIn(harness, `${"abc123".repeat(12)}xyz`)).toBe(401);
    expect(await logIn(harness, password), "with the new hash").toBe(200);
  });

  test("a reset, a change and a proof of the password take each form", async () => {
    const harness = await createHarness({ PASSWORD_HASH });
    const { latch } = await harness.signUp({ email });
    await harness.latch.forgotPassword({ body: { email } });
    const token = await newestToken(harness, email);
    expect(outcome(await latch.resetPassword({ body: { token, password: decomposed } }))[0]).toBe(
      204,
    );
    const data = signedIn(
      await harness.latch.logIn({ body: { identifier: email, password: composed } }),
    );
    const again = harness.as({ authorization: `Bearer ${data.accessToken}` });
    const long = "密".repeat(64);
    const change = { currentPassword: decomposed, newPassword: long, endOtherSessions: false };
    expect(outcome(await again.changePassword({ body: change }))[0]).toBe(204);
    const proof = { email: "new@example.com", password: long };
    expect(outcome(await again.changeEmail({ body: proof }))[0]).toBe(202);
  });
});

test("R13: the minimum length counts characters of the NFC", async () => {
  const harness = await createHarness({ PASSWORD_MIN_LENGTH: "8" });
  expect(await signUp(harness, "e\u0301".repeat(7))).toBe(400);
  expect(await signUp(harness, "🔑".repeat(7))).toBe(400);
  expect(await signUp(harness, "e\u0301".repeat(8))).toBe(201);
});

test("R13: as many hashes run for an account as for none", async () => {
  const runs: string[] = [];
  const real = await createHarness();
  await real.signUp({ email });
  const { createHasher } = await import("../../../packages/adapters/src/hashing/hasher.ts");
  const { bcryptFormat } = await import("../../../packages/adapters/src/hashing/bcrypt.ts");
  const format = bcryptFormat(4);
  const hasher = createHasher({
    ...format,
    read(stored) {
      const found = format.read(stored);
      const matches = (password: string) => {
        runs.push("verify");
        return found?.matches(password) ?? Promise.resolve(false);
      };
      return found && { ...found, matches };
    },
    hash(password) {
      runs.push("hash");
      return format.hash(password);
    },
  });
  const { latch } = await createHarness({}, { database: real.database, keys: real.keys, hasher });
  const count = async (identifier: string, password: string) => {
    runs.length = 0;
    await latch.logIn({ body: { identifier, password } });
    return runs.length;
  };
  for (const [typed, expected] of [
    [composed, 1],
    [decomposed, 2],
    ["密".repeat(64), 1],
    ["\u212bngstr\u00f6m unit", 2],
    [usual, 1],
  ] as const) {
    const counts = [
      await count(email, typed),
      await count("nobody@example.com", typed),
      await count("nobody", typed),
    ];
    expect(counts, typed).toEqual([expected, expected, expected]);
  }
});

test("R13: an account of an earlier release keeps its hash, and logs in by the text as typed", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp({ email });
  const { client, tables } = harness.database;
  await client.send(
    new UpdateCommand({
      TableName: tables.Users,
      Key: { userId: user.id },
      UpdateExpression: "SET passwordHash = :hash",
      ExpressionAttributeValues: { ":hash": decomposedHash },
    }),
  );
  expect(await logIn(harness, decomposed)).toBe(200);
  expect(await logIn(harness, composed)).toBe(200);
});
