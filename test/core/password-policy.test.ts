import { createPasswordPolicy } from "@latch/core";
import { expect, test } from "vitest";
import { createHarness } from "../support/harness.ts";

const owner = { email: "ada@example.com", username: "countess-ada", name: "Ada Lovelace" };

/** Returns the rule that a password violates, or undefined. */
async function brokenRule(
  password: string,
  rules: Partial<Parameters<typeof createPasswordPolicy>[0]> = {},
) {
  const policy = createPasswordPolicy({ minLength: 8, ...rules });
  const error = await policy.validate(password, owner, "newPassword").catch((error) => error);
  return error?.extra.errors[0];
}

test.each([
  ["eight888", {}, undefined],
  ["seven77", {}, "Must have at least 8 characters"],
  ["🔑".repeat(7), {}, "Must have at least 8 characters"],
  ["fourteen chars", { minLength: 15 }, "Must have at least 15 characters"],
  ["字".repeat(64), {}, undefined],
  ["e\u0301".repeat(7), {}, "Must have at least 8 characters"],
  ["e\u0301".repeat(8), {}, undefined],
  ["ＡＤＡ@example.com", {}, undefined],
  ["iLoveYou", {}, "Must not be a common password"],
  ["ADA@example.com", {}, "Must not be your own email, username or name"],
  ["Countess-Ada", {}, "Must not be your own email, username or name"],
  ["ada lovelace", {}, "Must not be your own email, username or name"],
  ["only letters, no digits", {}, undefined],
])("%j with %j: %s", async (password, rules, detail) => {
  expect(await brokenRule(password, rules)).toEqual(
    detail && { in: "body", pointer: "#/newPassword", detail },
  );
});

test("checks for a breach last, and only passwords that pass the other rules", async () => {
  const checked: string[] = [];
  const isBreached = async (password: string) => checked.push(password) > 0;
  expect(await brokenRule("password", { isBreached })).toMatchObject({
    detail: "Must not be a common password",
  });
  expect(await brokenRule("good otherwise", { isBreached })).toMatchObject({
    detail: "Must not be a password from a known data breach",
  });
  expect(checked).toEqual(["good otherwise"]);
});

test("uses the limits of the configuration", async () => {
  const { latch } = await createHarness({ PASSWORD_MIN_LENGTH: "15", PASSWORD_HASH: "argon2id" });
  const short = await latch.signUp({ body: { email: owner.email, password: "fourteen chars" } });
  expect(short.error?.errors?.[0]?.detail).toBe("Must have at least 15 characters");
  const password = "long ".repeat(20);
  const body = { email: owner.email, password };
  expect((await latch.signUp({ body })).response.status).toBe(201);
  const logIn = (given: string) =>
    latch.logIn({ body: { identifier: owner.email, password: given } });
  expect((await logIn(password)).response.status).toBe(200);
  expect((await logIn(password.slice(0, 72))).response.status).toBe(401);
});

test.each([
  [{ PASSWORD_MIN_LENGTH: "7" }, "PASSWORD_MIN_LENGTH: Must be a whole number from 8 to 64"],
  [{ PASSWORD_HASH: "md5" }, "PASSWORD_HASH: Invalid option"],
  [{ BREACH_CHECK_URL: "http://127.0.0.1/range/", NODE_ENV: "production" }, "Must be an https URL"],
])("the configuration %j is rejected", async (environment, message) => {
  await expect(createHarness(environment)).rejects.toThrow(message);
});
