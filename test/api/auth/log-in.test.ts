import type { Measurement } from "@latch/core";
import { expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, openTestDatabase, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const off = { RATE_LIMITS: "false" };

test("an unknown identifier and a wrong password get the same response", async () => {
  const { latch, signUp } = await createHarness(off);
  const { user } = await signUp({ username: "ada" });
  const bodies = [
    { identifier: user.email, password: "not the password" },
    { identifier: "ada", password: "not the password" },
    { identifier: "nobody@example.com", password },
    { identifier: "nobody", password },
    { identifier: "role#super_admin", password },
    // bcrypt alone would truncate it to the 72 bytes of the right password.
    { identifier: user.email, password: password.padEnd(100, "\u00e9") },
  ];
  const answers = await Promise.all(
    bodies.map(async (body) => {
      const { error, response } = await latch.logIn({ body });
      const headers = Object.fromEntries(response.headers);
      delete headers["x-request-id"];
      return { status: response.status, headers, error: { ...error, requestId: "" } };
    }),
  );
  expect(answers[0]).toMatchObject({ status: 401, error: { code: "invalid_credentials" } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test("an unknown identifier causes the same database calls as a wrong password", async () => {
  const { database, watch } = await openCountingDatabase();
  const { latch, signUp } = await createHarness(off, { database });
  const { user } = await signUp({ username: "ada" });
  const attempt = (identifier: string) =>
    watch(() => latch.logIn({ body: { identifier, password: "not the password" } }));
  // The first login of a process reads the formats of passwords, too.
  await attempt("nobody");
  const known = await attempt(user.email);
  expect(known).toEqual({
    calls: ["GetItem Identifiers", "GetItem Users", "UpdateItem Throttles", "UpdateItem Throttles"],
    rounds: 3,
  });
  expect(await attempt("ada")).toEqual(known);
  expect(await attempt("nobody@example.com")).toEqual(known);
  expect(await attempt("nobody")).toEqual(known);
});

test("an unknown identifier causes as many hashes as a wrong password", async () => {
  const hashes: string[] = [];
  const measure = ({ kind }: Measurement) => {
    if (kind === "hashing") hashes.push(kind);
  };
  const { latch, signUp } = await createHarness(off, { observation: { measure, slowAfterMs: 0 } });
  const { user } = await signUp();
  for (const identifier of [user.email, "nobody@example.com", "nobody"]) {
    hashes.length = 0;
    const body = { identifier, password: "not the password" };
    expect((await latch.logIn({ body })).response.status).toBe(401);
    expect(hashes, identifier).toHaveLength(1);
  }
});

test("sign-up takes one database call, login three, verification of a token none", async () => {
  const { database, watch } = await openCountingDatabase();
  const { latch, as } = await createHarness(off, { database });
  const email = "ada@example.com";
  expect(await watch(() => latch.signUp({ body: { email, password } }))).toEqual({
    calls: ["TransactWriteItems"],
    rounds: 1,
  });
  let accessToken = "";
  const logIn = async () => {
    const data = signedIn(await latch.logIn({ body: { identifier: email, password } }));
    accessToken = data.accessToken ?? "";
  };
  // The first login of a process reads the formats of passwords, too.
  await logIn();
  expect(await watch(logIn)).toEqual({
    calls: [
      "GetItem Identifiers",
      "GetItem Users",
      "PutItem Sessions",
      "Query Sessions",
      "UpdateItem Throttles",
      "UpdateItem Throttles",
    ],
    rounds: 3,
  });
  const verify = () => as({ authorization: `Bearer ${accessToken}` }).verifyToken();
  expect(await watch(verify)).toEqual({ calls: [], rounds: 0 });
});

test("a suspension is revealed only after the right password", async () => {
  const { database, latch, signUp } = await createHarness(off);
  const { user } = await signUp();
  await changeUser(database, user.id, { status: "suspended" });
  const attempt = async (text: string) => {
    const body = { identifier: user.email, password: text };
    const { error, response } = await latch.logIn({ body });
    return [response.status, error?.code];
  };
  expect(await attempt(password)).toEqual([403, "account_suspended"]);
  expect(await attempt("not the password")).toEqual([401, "invalid_credentials"]);
});

test("a password that was hashed with another cost is rehashed at login", async () => {
  const { database, watch } = await openCountingDatabase();
  const before = await createHarness({ ...off, BCRYPT_COST: "4" }, { database });
  const after = await createHarness({ ...off, BCRYPT_COST: "5" }, { database, keys: before.keys });
  const { user } = await before.signUp();
  const hash = async () => (await scan(database, "Users"))[0]?.["passwordHash"];
  const old = await hash();
  expect(old).toMatch(/^\$2b\$04\$/);

  const wrong = { identifier: user.email, password: "not the password" };
  expect((await after.latch.logIn({ body: wrong })).response.status).toBe(401);
  expect(await hash(), "a wrong password changes nothing").toBe(old);

  const { calls } = await watch(() => after.logIn(user.email));
  expect(calls).toContain("UpdateItem Users");
  const renewed = await hash();
  expect(renewed).toMatch(/^\$2b\$05\$/);
  await after.logIn(user.email);
  expect(await hash(), "it is rehashed once").toBe(renewed);
  await before.logIn(user.email);
});

test("a stored session contains the device and the address, and no secret", async () => {
  const database = await openTestDatabase();
  const { raw } = await createHarness(off, { database });
  const response = await raw("POST", "/auth/signup", {
    body: JSON.stringify({ email: "ada@example.com", password }),
    headers: { "content-type": "application/json", "user-agent": `Browser/1 ${"x".repeat(500)}` },
  });
  const { refreshToken, accessToken } = (await response.json()) as Record<string, string>;
  const [session] = await scan(database, "Sessions");
  expect(session).toMatchObject({ address: "203.0.113.7" });
  expect(String(session?.["userAgent"])).toHaveLength(256);
  const stored = JSON.stringify([session, await scan(database, "Users")]);
  for (const secret of [refreshToken, accessToken, password]) {
    expect(secret).toBeTruthy();
    expect(stored).not.toContain(secret);
  }
});
