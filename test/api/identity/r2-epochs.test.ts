import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";

const newPassword = "another fine long password";

/** Resets the password of an account by the mailed link. */
async function recover({ latch, mailsTo }: Harness, email: string) {
  await latch.forgotPassword({ body: { email } });
  const token = await newestToken({ mailsTo }, email);
  return latch.resetPassword({ body: { token, password: newPassword } });
}

const taskKey = { name: "a key", scopes: ["tasks:read" as const, "tasks:write" as const] };

describe("R2: a recovery ends", () => {
  test("an API key that a thief created before it, for good", async () => {
    const harness = await createHarness();
    const thief = await harness.signUp({ email: "victim@example.com" });
    const verify = await newestToken(harness, "victim@example.com");
    expect(outcome(await thief.latch.verifyEmail({ body: { token: verify } }))[0]).toBe(204);
    const { data } = await thief.latch.createApiKey({ body: taskKey });
    const keyed = harness.as({ "x-api-key": data?.key ?? "" });
    expect(outcome(await keyed.createTask({ body: { title: "Read the tasks" } }))[0]).toBe(201);

    expect(outcome(await recover(harness, "victim@example.com"))[0]).toBe(204);
    expect(outcome(await keyed.listTasks())).toEqual([401, "unauthenticated"]);

    const log = { identifier: "victim@example.com", password: newPassword };
    const session = (await harness.latch.logIn({ body: log })).data;
    const victim = harness.as({
      authorization: `Bearer ${signedIn({ data: session }).accessToken}`,
    });
    const changed = {
      currentPassword: newPassword,
      newPassword: `${newPassword}!`,
      endOtherSessions: true,
    };
    expect(outcome(await victim.changePassword({ body: changed }))[0]).toBe(204);
    expect(outcome(await victim.endMyOtherSessions())[0]).toBe(204);
    expect(outcome(await keyed.listTasks())).toEqual([401, "unauthenticated"]);

    const listed = (await victim.listApiKeys()).data?.items;
    expect(listed).toMatchObject([{ name: "a key", status: "ended_by_recovery" }]);
    const { data: fresh } = await victim.createApiKey({ body: taskKey });
    expect(fresh?.status).toBe("active");
    const mine = harness.as({ "x-api-key": fresh?.key ?? "" });
    expect(outcome(await mine.listTasks())[0], "a key created after it works").toBe(200);
  });

  test("access tokens where the account is read: no key is created by an older one", async () => {
    const harness = await createHarness();
    const thief = await harness.signUp({ email: "victim@example.com" });
    await recover(harness, "victim@example.com");
    expect(outcome(await thief.latch.createApiKey({ body: taskKey }))).toEqual([
      401,
      "unauthenticated",
    ]);
  });

  test("keys that are created at the same moment: each is refused or dead", async () => {
    const harness = await createHarness();
    const thief = await harness.signUp({ email: "victim@example.com" });
    await harness.latch.forgotPassword({ body: { email: "victim@example.com" } });
    const token = await newestToken(harness, "victim@example.com");
    const [reset, ...created] = await Promise.all([
      harness.latch.resetPassword({ body: { token, password: newPassword } }),
      ...Array.from({ length: 20 }, () => thief.latch.createApiKey({ body: taskKey })),
    ]);
    expect(outcome(reset)[0]).toBe(204);
    const keys = created.flatMap(({ data }) => data?.key ?? []);
    for (const key of keys) {
      expect(outcome(await harness.as({ "x-api-key": key }).listTasks())[0]).toBe(401);
    }
  });

  test("sessions that start at the same moment by the old password", async () => {
    const harness = await createHarness();
    const { user } = await harness.signUp();
    await harness.latch.forgotPassword({ body: { email: user.email } });
    const token = await newestToken(harness, user.email);
    const [reset, ...logIns] = await Promise.all([
      harness.latch.resetPassword({ body: { token, password: newPassword } }),
      ...Array.from({ length: 4 }, () =>
        harness.latch.logIn({ body: { identifier: user.email, password } }),
      ),
    ]);
    expect(outcome(reset)[0]).toBe(204);
    for (const { data } of logIns) {
      if (data?.status !== "signed_in") continue;
      const { refreshToken } = data;
      expect(outcome(await harness.latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
    }
  });
});

test("R2: a change of the password by its owner leaves API keys as they are", async () => {
  const { as, signUp } = await createHarness();
  const owner = await signUp();
  const { data } = await owner.latch.createApiKey({ body: taskKey });
  const body = { currentPassword: password, newPassword, endOtherSessions: true };
  expect(outcome(await owner.latch.changePassword({ body }))[0]).toBe(204);
  const keyed = as({ "x-api-key": data?.key ?? "" });
  expect(outcome(await keyed.listTasks())[0]).toBe(200);
});

test("R2: the cap on API keys holds for keys that are created at once", async () => {
  const { signUp } = await createHarness();
  const { latch } = await signUp();
  for (let count = 0; count < 47; count++) await latch.createApiKey({ body: taskKey });
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => latch.createApiKey({ body: taskKey })),
  );
  for (const answer of answers) expect([201, 409]).toContain(outcome(answer)[0]);
  expect((await latch.listApiKeys()).data?.items.length).toBeLessThanOrEqual(50);
  const rest = await Promise.all(
    Array.from({ length: 3 }, () => latch.createApiKey({ body: taskKey })),
  );
  for (const answer of rest) expect([201, 409]).toContain(outcome(answer)[0]);
  for (let count = 0; count < 3; count++) await latch.createApiKey({ body: taskKey });
  expect((await latch.listApiKeys()).data?.items).toHaveLength(50);
  expect(outcome(await latch.createApiKey({ body: taskKey }))).toEqual([409, "too_many_api_keys"]);
});
