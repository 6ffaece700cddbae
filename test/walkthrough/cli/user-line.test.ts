import { expect, test } from "vitest";
import { readUserLine } from "../../../packages/cli/src/user-transfer/user-line.ts";

const bcrypt = "$2b$04$jpkepoV.3Zw7p0BN93L84uJsLYp6mrQQ3vIroqXQS84c6B/ZdhMhG";
const email = "ada@example.com";

const read = (line: object | string, roles: Parameters<typeof readUserLine>[1] = []) =>
  readUserLine(typeof line === "string" ? line : JSON.stringify(line), roles);

test("requires only an email address; a user without a password hash is invited", () => {
  expect(read({ email: " Ada@Example.COM " })).toEqual({
    user: { email, role: "user", status: "invited" },
  });
  expect(read({ email, status: "active", name: null, username: null })).toEqual({
    user: { email, role: "user", status: "invited" },
  });
  expect(read({ email, passwordHash: bcrypt })).toMatchObject({ user: { status: "active" } });
  expect(read({ email, status: "suspended" })).toMatchObject({ user: { status: "suspended" } });
});

test("a moment of any zone is stored as UTC", () => {
  expect(read({ email, createdAt: "2024-05-01T10:00:00+02:00" })).toMatchObject({
    user: { createdAt: "2024-05-01T08:00:00.000Z" },
  });
  expect(read({ email, createdAt: "2024-05-01t08:00:00z" })).toMatchObject({
    user: { createdAt: "2024-05-01T08:00:00.000Z" },
  });
});

test("a language may have a region, which is not stored", () => {
  expect(read({ email, locale: "de_DE" })).toMatchObject({ user: { locale: "de" } });
  expect(read({ email, locale: "fr-FR" })).toEqual({
    reasons: ["locale: Must be en or de, also with a region such as de-DE"],
  });
});

test("a role above user is given only where it is allowed by name", () => {
  const reasons = ["role: Must be allowed by --allow-roles master"];
  const line = { email, role: "master" };
  expect(read(line)).toEqual({ reasons });
  expect(read(line, ["agent", "super_admin"])).toEqual({ reasons });
  expect(read(line, ["master"])).toMatchObject({ user: { role: "master" } });
});

const pair = {
  algorithm: "pbkdf2",
  digest: "sha512",
  iterations: 1000,
  salt: "3b8f2c0d9e7a6155",
  saltEncoding: "utf8",
  hash: "ab".repeat(64),
  hashEncoding: "hex",
};

test.each([
  ["", ["Is not JSON"]],
  ['{"email":"ada@exam', ["Is not JSON"]],
  ["null", ["Invalid input: expected object, received undefined"]],
  ["[]", ["Invalid input: expected object, received array"]],
  [{}, ["email: Invalid input: expected string, received undefined"]],
  [{ email: "ada" }, ["email: Must be an email address"]],
  [{ email, plan: "a b" }, ["plan: Must be letters, digits, dots, dashes and underscores"]],
  [{ email, createdAt: "2024-05-01" }, ["createdAt: Must be a time such as 2026-11-21T09:00:00Z"]],
  [{ email, createdAt: "2999-01-01T00:00:00Z" }, ["createdAt: Must not be in the future"]],
  [{ email, createdAt: "1969-01-01T00:00:00Z" }, ["createdAt: Must not be before 1970"]],
  [{ email, id: "42" }, ["id: Must be the id of a user"]],
  [{ email, hashed: bcrypt }, ['Unrecognized key: "hashed"']],
  [{ email, passwordHash: "secret" }, ["passwordHash: Must be in a supported hash format"]],
  [
    { email, password: { ...pair, iterations: 9e6 } },
    ["password: Must have a cost within the supported range"],
  ],
  [
    { email, password: { ...pair, saltEncoding: undefined } },
    ['password.saltEncoding: Invalid option: expected one of "utf8"|"hex"|"base64"'],
  ],
  [
    { email, password: pair, passwordHash: bcrypt },
    ["password: Must not be used together with passwordHash"],
  ],
  [
    { email, status: "invited", passwordHash: bcrypt },
    ["status: Must not be invited, because the line has a password"],
  ],
  [
    { email: "ada", username: "?" },
    [expect.stringMatching(/^email/), expect.stringMatching(/^username/)],
  ],
])("%j is rejected", (line, reasons) => {
  expect(read(line)).toEqual({ reasons });
});
