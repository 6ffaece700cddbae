import { expect, test } from "vitest";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, password } from "../../support/harness.ts";

test("starts a session for a new account, which can log in by email or username", async () => {
  const { latch, as } = await createHarness();
  const { data, response } = await latch.signUp({
    body: { email: " Ada@Example.COM ", password, username: "Ada", name: "Ada Lovelace" },
  });
  expect(response.status).toBe(201);
  expect(signedIn({ data }).user).toMatchObject({
    email: "ada@example.com",
    emailVerified: false,
    username: "Ada",
    name: "Ada Lovelace",
    role: "user",
    status: "active",
    version: 1,
  });
  const me = await as({ authorization: `Bearer ${signedIn({ data }).accessToken}` }).getMe();
  expect(me.data).toEqual(signedIn({ data }).user);
  for (const identifier of ["ada@example.com", "ADA@example.com", "ada", "ADA"]) {
    const again = await latch.logIn({ body: { identifier, password } });
    expect(again.response.status).toBe(200);
    expect(signedIn(again).user).toEqual(signedIn({ data }).user);
  }
});

test("rejects a taken email or username in any case", async () => {
  const { latch } = await createHarness();
  await latch.signUp({ body: { email: "ada@example.com", password, username: "ada" } });
  const sameEmail = await latch.signUp({ body: { email: "ADA@example.com", password } });
  expect([sameEmail.response.status, sameEmail.error?.code]).toEqual([409, "email_taken"]);
  const sameName = await latch.signUp({
    body: { email: "other@example.com", password, username: "ADA" },
  });
  expect([sameName.response.status, sameName.error?.code]).toEqual([409, "username_taken"]);
  const free = await latch.signUp({ body: { email: "other@example.com", password } });
  expect(free.response.status).toBe(201);
});

test.each([
  ["seven77", "Must have at least 8 characters"],
  ["Password", "Must not be a common password"],
  ["ada@example.com", "Must not be your own email, username or name"],
  ["Ada Lovelace", "Must not be your own email, username or name"],
])("rejects the password %j and names the violated rule", async (weak, detail) => {
  const { latch } = await createHarness();
  const { error, response } = await latch.signUp({
    body: { email: "ada@example.com", name: "Ada Lovelace", password: weak },
  });
  expect(response.status).toBe(400);
  expect(error?.errors).toEqual([{ in: "body", pointer: "#/password", detail }]);
});

test("uses a password exactly as sent", async () => {
  const { latch } = await createHarness();
  const email = "ada@example.com";
  const unusualPassword = "  spaces and ünïcode 🔑  ";
  await latch.signUp({ body: { email, password: unusualPassword } });
  const exact = await latch.logIn({ body: { identifier: email, password: unusualPassword } });
  const trimmed = await latch.logIn({
    body: { identifier: email, password: unusualPassword.trim() },
  });
  expect([exact.response.status, trimmed.response.status]).toEqual([200, 401]);
});
