import { expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";

const victim = "victim@example.com";
const newPassword = "another fine long password";
const proofRequired = [401, "account_proof_required"];

/** The victim asks for a reset by mail and follows the link. */
async function resetAsVictim(harness: Harness, email = victim) {
  await harness.latch.forgotPassword({ body: { email } });
  const token = await newestToken(harness, email);
  return outcome(await harness.latch.resetPassword({ body: { token, password: newPassword } }));
}

const logInAs = async (harness: Harness, identifier: string, given: string) =>
  harness.latch.logIn({ body: { identifier, password: given } });

test("R4: a stranger who signs up with a victim's address keeps no way into the account", async () => {
  const harness = await createHarness();
  const stranger = await harness.signUp({ email: victim });
  const { data: key } = await stranger.latch.createApiKey({
    body: { name: "mine", scopes: ["tasks:read", "tasks:write"] },
  });
  await stranger.latch.changeEmail({ body: { email: "stranger@example.com", password } });

  // The victim follows the link of the stranger's sign-up, without knowing the account.
  const [, link] = await harness.mailsTo(victim);
  const verify = /#token=(\S+)/.exec(link?.text ?? "")?.[1] ?? "";
  expect(outcome(await harness.latch.verifyEmail({ body: { token: verify } }))).toEqual(
    proofRequired,
  );
  expect((await stranger.latch.getMe()).data?.emailVerified, "nothing has changed").toBe(false);

  expect(await resetAsVictim(harness)).toEqual([204, undefined]);
  const owner = signedIn(await logInAs(harness, victim, newPassword));
  expect(owner.user).toMatchObject({ id: stranger.user.id, emailVerified: true });
  const own = harness.as({ authorization: `Bearer ${owner.accessToken}` });
  expect((await own.listApiKeys()).data?.items).toEqual([]);
  const withKey = harness.as({ "x-api-key": key?.key ?? "" });
  expect(outcome(await withKey.listTasks())[0]).toBe(401);
  expect(outcome(await logInAs(harness, victim, password))).toEqual([401, "invalid_credentials"]);
  const refreshed = await harness.latch.refreshSession({
    body: { refreshToken: stranger.refreshToken },
  });
  expect(outcome(refreshed)).toEqual([401, "invalid_session"]);
  const change = await newestToken(harness, "stranger@example.com");
  const body = { token: change, password: newPassword };
  expect(outcome(await harness.latch.verifyEmail({ body }))).toEqual([
    400,
    "invalid_one_time_token",
  ]);
});

test("R4: an account with content is not given to the owner of the address", async () => {
  const harness = await createHarness();
  const stranger = await harness.signUp({ email: victim, username: "stranger" });
  const { data: task } = await stranger.latch.createTask({ body: { title: "Private" } });

  expect(await resetAsVictim(harness)).toEqual([204, undefined]);
  const owner = signedIn(await logInAs(harness, victim, newPassword));
  expect(owner.user).toMatchObject({ email: victim, emailVerified: true, role: "user" });
  expect(owner.user.id).not.toBe(stranger.user.id);
  expect(owner.user.username).toBeUndefined();
  const own = harness.as({ authorization: `Bearer ${owner.accessToken}` });
  expect((await own.listTasks()).data?.items).toEqual([]);
  const [notice] = await harness.mailsTo(victim);
  expect(notice?.subject).toBe("A new account was created for your email address");

  // The former account keeps content, session and password, and has no address.
  const former = signedIn(await logInAs(harness, "stranger", password));
  expect(former.user.id).toBe(stranger.user.id);
  expect(former.user).not.toHaveProperty("email");
  expect(former.user.emailVerified).toBe(false);
  expect((await stranger.latch.listTasks()).data?.items).toMatchObject([{ id: task?.id }]);
  const refreshToken = stranger.refreshToken;
  expect(outcome(await harness.latch.refreshSession({ body: { refreshToken } }))[0]).toBe(200);

  // It gets another address.
  const next = "stranger@example.com";
  expect(outcome(await stranger.latch.changeEmail({ body: { email: next, password } }))[0]).toBe(
    202,
  );
  const token = await newestToken(harness, next);
  expect(outcome(await stranger.latch.verifyEmail({ body: { token } }))[0]).toBe(204);
  expect(signedIn(await logInAs(harness, next, password)).user.id).toBe(stranger.user.id);
  expect(signedIn(await logInAs(harness, victim, newPassword)).user.id).toBe(owner.user.id);
});

test.each<[string, (harness: Harness) => Promise<unknown>]>([
  [
    "a used API key",
    async (harness) => {
      const { latch } = await harness.signUp({ email: victim });
      const { data } = await latch.createApiKey({ body: { name: "k", scopes: ["tasks:read"] } });
      return harness.as({ "x-api-key": data?.key ?? "" }).listTasks();
    },
  ],
  ["a role above user", (harness) => harness.signUp({ email: victim, role: "agent" })],
  [
    "a webhook endpoint",
    async (harness) => {
      const { latch, user } = await harness.signUp({ email: victim, role: "master" });
      const url = "https://hooks.example.com/";
      await latch.createWebhookEndpoint({ body: { url, types: ["user.created"] } });
      return changeUser(harness.database, user.id, { role: "user" });
    },
  ],
])("R4: %s is content", async (_, prepare) => {
  const harness = await createHarness();
  await prepare(harness);
  const before = (await scan(harness.database, "Users"))[0]?.["userId"];
  expect(await resetAsVictim(harness)).toEqual([204, undefined]);
  const { user } = signedIn(await logInAs(harness, victim, newPassword));
  expect(user.id).not.toBe(before);
});

test("R4: verified, invited and trusted addresses keep their accounts with content", async () => {
  const harness = await createHarness();
  const verified = await harness.signUp({ email: "verified@example.com" });
  const token = await newestToken(harness, "verified@example.com");
  expect(outcome(await verified.latch.verifyEmail({ body: { token } }))[0]).toBe(204);
  const trusted = await harness.signUp({ email: "trusted@example.com" });
  await changeUser(harness.database, trusted.user.id, { emailTrusted: true });
  for (const { latch, user } of [verified, trusted]) {
    await latch.createTask({ body: { title: "Mine" } });
    expect(await resetAsVictim(harness, user.email)).toEqual([204, undefined]);
    const { user: owner } = signedIn(await logInAs(harness, user.email, newPassword));
    expect(owner).toMatchObject({ id: user.id, emailVerified: true });
  }
});

test("R4: a link verifies an address only with proof of the account", async () => {
  const harness = await createHarness();
  const owner = await harness.signUp({ email: victim });
  const other = await harness.signUp();
  const token = await newestToken(harness, victim);
  const verify = (latch: Harness["latch"], body: { password?: string } = {}) =>
    latch.verifyEmail({ body: { token, ...body } }).then(outcome);

  expect(await verify(harness.latch)).toEqual(proofRequired);
  expect(await verify(other.latch), "the session of another account").toEqual(proofRequired);
  expect(await verify(harness.latch, { password: "not the password" })).toEqual([
    401,
    "invalid_credentials",
  ]);
  expect(await verify(harness.as({ authorization: "Bearer garbage" }))).toEqual([
    401,
    "unauthenticated",
  ]);
  expect((await owner.latch.getMe()).data?.emailVerified).toBe(false);
  expect(await verify(harness.latch, { password })).toEqual([204, undefined]);
  expect((await owner.latch.getMe()).data?.emailVerified).toBe(true);
  expect(await verify(owner.latch)).toEqual([400, "invalid_one_time_token"]);
});

test("R4: wrong passwords beside a link are counted with those at login", async () => {
  const harness = await createHarness();
  await harness.signUp({ email: victim });
  const token = await newestToken(harness, victim);
  const answers = await Promise.all(
    Array.from({ length: 30 }, () =>
      harness.latch.verifyEmail({ body: { token, password: "a guess" } }).then(outcome),
    ),
  );
  expect(answers.filter(([status]) => status === 401).length).toBeLessThanOrEqual(5);
  expect(outcome(await logInAs(harness, victim, password))[0]).toBe(429);
});

test("R4: a stranger's account does not get the victim's address by a change of email", async () => {
  const harness = await createHarness();
  const stranger = await harness.signUp();
  await stranger.latch.changeEmail({ body: { email: victim, password } });
  const token = await newestToken(harness, victim);
  const body = { token };
  expect(outcome(await harness.latch.verifyEmail({ body }))).toEqual(proofRequired);
  expect((await stranger.latch.getMe()).data?.email).toBe(stranger.user.email);
});

test("R4: of two parallel resets one wins, and the address has one account", async () => {
  const harness = await createHarness();
  const stranger = await harness.signUp({ email: victim });
  await stranger.latch.createTask({ body: { title: "Private" } });
  const tokens: string[] = [];
  for (let count = 0; count < 3; count++) {
    await harness.latch.forgotPassword({ body: { email: victim } });
    tokens.push(await newestToken(harness, victim));
  }
  const answers = await Promise.all(
    [...tokens, ...tokens].map((token) =>
      harness.latch.resetPassword({ body: { token, password: newPassword } }).then(outcome),
    ),
  );
  expect(answers.filter(([status]) => status === 204)).toHaveLength(1);
  const users = await scan(harness.database, "Users");
  expect(users.filter(({ email }) => email === victim)).toHaveLength(1);
  expect(users).toHaveLength(2);
});

test("R4: an API key that is created beside the reset does not outlive it", async () => {
  for (let round = 0; round < 5; round++) {
    const harness = await createHarness();
    const stranger = await harness.signUp({ email: victim });
    await harness.latch.forgotPassword({ body: { email: victim } });
    const token = await newestToken(harness, victim);
    const create = () =>
      stranger.latch.createApiKey({ body: { name: "k", scopes: ["tasks:read"] } });
    const [reset, ...created] = await Promise.all([
      harness.latch.resetPassword({ body: { token, password: newPassword } }),
      create(),
      create(),
      create(),
    ]);
    expect(outcome(reset)[0]).toBe(204);
    for (const { data } of created) {
      const withKey = harness.as({ "x-api-key": data?.key ?? "none" });
      expect(outcome(await withKey.listTasks())[0]).toBe(401);
    }
  }
});

test("R4: the factors of a stranger do not outlive the reset, and are not asked for", async () => {
  const harness = await createHarness();
  const stranger = await harness.signUp({ email: victim });
  const id = newId("aut");
  const item = { userId: stranger.user.id, authenticatorId: id, kind: "recovery_codes" };
  await put(harness.database, "Authenticators", item);
  const factors = { totp: { id, addedAt: stranger.user.createdAt } };
  await changeUser(harness.database, stranger.user.id, { factors });
  expect(await resetAsVictim(harness)).toEqual([204, undefined]);
  expect(signedIn(await logInAs(harness, victim, newPassword)).user.id).toBe(stranger.user.id);
  expect(await scan(harness.database, "Authenticators")).toEqual([]);
});

test("R4: the former account with content keeps the factor that it has just added", async () => {
  const harness = await createHarness();
  const stranger = await harness.signUp({ email: victim, username: "stranger" });
  await stranger.latch.createTask({ body: { title: "Content" } });
  const id = newId("aut");
  await put(harness.database, "Authenticators", {
    userId: stranger.user.id,
    authenticatorId: id,
    kind: "totp",
  });
  const addedAt = new Date(harness.clock()).toISOString();
  await changeUser(harness.database, stranger.user.id, { factors: { totp: { id, addedAt } } });
  expect(await resetAsVictim(harness)).toEqual([204, undefined]);
  expect(await scan(harness.database, "Authenticators")).toMatchObject([{ authenticatorId: id }]);
  const former = await logInAs(harness, "stranger", password);
  expect(former.data).toMatchObject({ status: "pending", methods: ["totp"] });
});
