import { contract, type Route } from "@latch/contract";
import { decode } from "hono/jwt";
import { expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, password } from "../../support/harness.ts";

type Operation = "changePassword" | "setUpTotp" | "deleteMe" | undefined;

/** Opens an account that has a mailbox only, and asks for a code. */
async function open() {
  const harness = await createHarness();
  const email = "ada@example.com";
  const { latch } = harness;
  const ask = async () => {
    const { challenge } = pending(await latch.requestEmailCode({ body: { email } }));
    return { challenge, proof: await mailedCodeProof(harness, email) };
  };
  const { user, refreshToken = "" } = signedIn(await latch.answerChallenge({ body: await ask() }));
  const session = { refreshToken };
  /** Authenticates the user again by a mailed code. */
  async function reauthenticate(operation: Operation, given?: Awaited<ReturnType<typeof ask>>) {
    const { challenge, proof } = given ?? (await ask());
    const body = { ...session, challenge, proofs: [proof], operation };
    const answer = await latch.reauthenticate({ body });
    if (answer.data) session.refreshToken = answer.data.refreshToken ?? "";
    return answer;
  }
  /** Returns a client that may call an operation once. */
  async function prove(operation: Operation) {
    const { data } = await reauthenticate(operation);
    return harness.as({
      authorization: `Bearer ${data?.accessToken}`,
      "x-reauthentication": data?.reauthenticationToken ?? "",
    });
  }
  return { harness, latch, email, user, ask, session, reauthenticate, prove };
}

test("R6: the user of an account without any authenticator reauthenticates by a mailed code", async () => {
  const { harness, reauthenticate } = await open();
  harness.pass(11 * 60);
  const { data } = await reauthenticate(undefined);
  const { payload } = decode(data?.accessToken ?? "");
  expect(payload["auth_time"]).toBeGreaterThan(harness.clock() / 1000 - 60);
  expect(payload, "mail gives no level").not.toHaveProperty("acr");
  const latch = harness.as({ authorization: `Bearer ${data?.accessToken}` });
  const key = { name: "ci", scopes: ["tasks:read" as const] };
  expect((await latch.createApiKey({ body: key })).response.status).toBe(201);
});

test("R6: by it the user sets the first password, which proves the mailbox only for 72 hours", async () => {
  const { harness, prove } = await open();
  const latch = await prove("changePassword");
  const body = { newPassword: password, endOtherSessions: true };
  expect((await latch.changePassword({ body })).response.status).toBe(204);
  const [user] = await scan(harness.database, "Users");
  expect(user).toHaveProperty("passwordByMailAt");
});

test("R6: an authenticator app beside the mailbox alone would lock out its user", async () => {
  const { prove } = await open();
  expect(outcome(await (await prove("setUpTotp")).setUpTotp())).toEqual([409, "password_missing"]);
});

test("R6: a mailed code proves nothing for an account that has a password", async () => {
  const { harness, user, reauthenticate, prove } = await open();
  const late = await prove("deleteMe");
  await changeUser(harness.database, user.id, { passwordHash: "$2b$04$x" });
  expect(outcome(await reauthenticate(undefined))).toEqual([401, "invalid_credentials"]);
  expect(outcome(await late.deleteMe({ body: {} })), "a token from before").toEqual([
    401,
    "reauthentication_required",
  ]);
});

test("R6: a mailed code needs the challenge of the same account, and is good once", async () => {
  const { harness, latch, ask, session, reauthenticate } = await open();
  const given = await ask();
  const alone = { ...session, proofs: [given.proof] };
  expect(outcome(await latch.reauthenticate({ body: alone }))).toEqual([
    401,
    "invalid_credentials",
  ]);
  const email = "eve@example.com";
  const foreign = pending(await latch.requestEmailCode({ body: { email } }));
  const proof = await mailedCodeProof(harness, email);
  const other = await reauthenticate(undefined, { challenge: foreign.challenge, proof });
  expect(outcome(other)).toEqual([401, "invalid_challenge"]);
  const results = [];
  for (let use = 0; use < 2; use++) results.push(outcome(await reauthenticate(undefined, given)));
  expect(results).toEqual([
    [200, undefined],
    [401, "invalid_credentials"],
  ]);
});

test("R6: reauthenticate names the field for an operation that is unknown or needs no token", async () => {
  const { raw, signUp } = await createHarness();
  const { refreshToken } = await signUp();
  const proofs = [{ method: "password", password }];
  for (const operation of ["nonsense", "getMe", "createApiKey"]) {
    const response = await raw("POST", "/auth/reauthenticate", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ refreshToken, proofs, operation }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "invalid_request",
      errors: [{ in: "body", pointer: "#/operation" }],
    });
  }
});

test("R6: it accepts each operation that needs a token", async () => {
  const needed = Object.values<Route>(contract).filter(
    (route) => route["x-recent-authentication"]?.singleUse,
  );
  const { latch, signUp } = await createHarness();
  const person = await signUp();
  let { refreshToken } = person;
  for (const { operationId } of needed) {
    const { data } = await latch.reauthenticate({
      body: {
        refreshToken,
        proofs: [{ method: "password", password }],
        operation: operationId as NonNullable<Operation>,
      },
    });
    expect(data?.reauthenticationToken, operationId).toBeDefined();
    refreshToken = data?.refreshToken ?? "";
  }
});

test("R6: a login by a mailed code confirms nothing for an account that has a password", async () => {
  const { harness, user, latch, ask } = await open();
  await harness.signUp();
  const users = await scan(harness.database, "Users");
  const passwordHash = users.map((each) => each["passwordHash"]).find(Boolean) as string;
  await changeUser(harness.database, user.id, { passwordHash });
  const { accessToken, refreshToken } = signedIn(
    await latch.answerChallenge({ body: await ask() }),
  );
  const byMail = harness.as({ authorization: `Bearer ${accessToken}` });
  const key = { name: "thief", scopes: ["tasks:read" as const] };
  for (const answer of [await byMail.createApiKey({ body: key }), await byMail.exportMe()]) {
    expect(outcome(answer)).toEqual([401, "reauthentication_required"]);
    expect(answer.error?.detail).toContain("the password or a passkey");
  }
  const proofs = [{ method: "password" as const, password }];
  const { data } = await latch.reauthenticate({ body: { refreshToken, proofs } });
  const byPassword = harness.as({ authorization: `Bearer ${data?.accessToken}` });
  expect((await byPassword.createApiKey({ body: key })).response.status).toBe(201);
});
