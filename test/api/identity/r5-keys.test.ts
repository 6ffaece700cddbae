import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness } from "../../support/harness.ts";

describe("R5: an API key", () => {
  test.each(["super_admin", "master"] as const)("of a %s invites users only", async (role) => {
    const { as, signUp } = await createHarness();
    const owner = await signUp({ role });
    const { data } = await owner.latch.createApiKey({
      body: { name: "sync", scopes: ["users:write", "users:read"] },
    });
    const keyed = as({ "x-api-key": data?.key ?? "" });
    for (const wanted of ["super_admin", "master", "agent"] as const) {
      const body = { email: `${wanted}@example.com`, role: wanted };
      expect(outcome(await keyed.createUser({ body })), wanted).toEqual([403, "forbidden"]);
    }
    const body = { email: "user@example.com", role: "user" as const };
    expect(outcome(await keyed.createUser({ body }))[0]).toBe(201);
  });

  test("does not act on an account at or above its owner", async () => {
    const { as, signUp } = await createHarness();
    const owner = await signUp({ role: "master" });
    const { data } = await owner.latch.createApiKey({
      body: { name: "sync", scopes: ["users:write"] },
    });
    const keyed = as({ "x-api-key": data?.key ?? "" });
    for (const role of ["master", "super_admin"] as const) {
      const { user } = await signUp({ role });
      const params = { params: { path: { userId: user.id } } };
      const answer = await keyed.updateUser({ ...params, body: { name: "Renamed" } });
      expect(outcome(answer), role).toEqual([403, "forbidden"]);
    }
  });

  test("does not create, list or revoke credentials", async () => {
    const { as, signUp } = await createHarness();
    const owner = await signUp({ role: "super_admin" });
    const { data } = await owner.latch.createApiKey({
      body: {
        name: "all",
        scopes: ["users:write", "users:read", "tasks:read", "tasks:write", "token:verify"],
      },
    });
    const keyed = as({ "x-api-key": data?.key ?? "" });
    const body = { name: "another", scopes: ["tasks:read" as const] };
    const answers = [
      await keyed.createApiKey({ body }),
      await keyed.listApiKeys(),
      await keyed.revokeApiKey({ params: { path: { keyId: data?.id ?? "" } } }),
      await keyed.changeUserRole({
        params: { path: { userId: owner.user.id } },
        body: { role: "user" },
      }),
      await keyed.exportMe(),
      await keyed.endMyOtherSessions(),
    ];
    for (const answer of answers) expect(outcome(answer)[0]).toBe(401);
  });
});
