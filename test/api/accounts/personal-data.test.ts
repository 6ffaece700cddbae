import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import {
  createUserWithData,
  findPersonalData,
  names,
} from "../../support/fixtures/personal-data-traces.ts";
import { createHarness, password } from "../../support/harness.ts";

describe("the export of personal data", () => {
  test("contains everything that is stored about the user, and no secret", async () => {
    const harness = await createHarness();
    const { latch, user } = await createUserWithData(harness);
    const { data } = await latch.exportMe();
    expect(data?.user).toMatchObject({ ...names, id: user.id });
    expect(data?.sessions).toHaveLength(2);
    expect(data?.apiKeys).toMatchObject([{ name: "k" }]);
    expect(data?.activity).toMatchObject([{ type: "session.started" }]);
    expect(data?.tasks).toMatchObject([{ title: "u" }, { title: "t" }]);
    expect(JSON.stringify(data)).not.toMatch(/hash|secret/i);
  });
});

describe("deleting an account", () => {
  test("requires the password", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp();
    const refused = await latch.deleteMe({ body: { password: "a guess" } });
    expect(outcome(refused)).toEqual([401, "invalid_credentials"]);
    expect(outcome(await latch.getMe())[0]).toBe(200);
  });

  test("erases all personal data, and frees the email and the username", async () => {
    const harness = await createHarness();
    const { latch, user, refreshToken } = await createUserWithData(harness);
    expect((await findPersonalData(harness, user.id)).length).toBeGreaterThan(5);
    const pending = await newestToken(harness, names.email);
    expect(outcome(await latch.deleteMe({ body: { password } }))[0]).toBe(204);

    const [notice] = await harness.mailsTo(names.email);
    expect(notice?.subject).toBe("Your account was deleted");
    const left = await findPersonalData(harness, user.id);
    // The activity remains, without actor and address.
    expect(left.filter((item) => !item.startsWith("Activity "))).toEqual([]);
    expect(left.some((item) => item.includes("session.started"))).toBe(true);
    expect(left.filter((item) => /203\.0\.113\.7|grace|r-1/i.test(item))).toEqual([]);

    expect(outcome(await latch.getMe())).toEqual([401, "unauthenticated"]);
    expect(outcome(await harness.latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
    const reset = { token: pending, password: "another fine long password" };
    expect(outcome(await harness.latch.resetPassword({ body: reset }))[0]).toBe(400);
    const again = await harness.signUp(names);
    expect(again.user.id).not.toBe(user.id);
  });

  test("has the same effect when an administrator does it", async () => {
    const harness = await createHarness();
    const superAdmin = await harness.signUp({ role: "super_admin", email: "boss@example.com" });
    const { user } = await createUserWithData(harness);
    const params = { params: { path: { userId: user.id } } };
    expect(outcome(await superAdmin.latch.deleteUser(params))[0]).toBe(204);
    expect(outcome(await superAdmin.latch.getUser(params))).toEqual([404, "not_found"]);
    const found = await superAdmin.latch.listUsers();
    expect(found.data?.items.map(({ id }) => id)).toEqual([superAdmin.user.id]);
  });
});
