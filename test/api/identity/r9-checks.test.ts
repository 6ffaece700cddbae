import { type Route, routes } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness } from "../../support/harness.ts";

const target = (userId: string) => ({ params: { path: { userId } } });

describe("R9: at once, and not when the access token expires,", () => {
  test("a suspended agent reads no accounts and changes no username", async () => {
    const { signUp } = await createHarness();
    const admin = await signUp({ role: "super_admin" });
    const agent = await signUp({ role: "agent" });
    const { user } = await signUp();
    expect(outcome(await agent.latch.listUsers())[0]).toBe(200);
    await admin.latch.suspendUser({ ...target(agent.user.id), body: { reason: "left" } });
    const answers = [
      await agent.latch.listUsers(),
      await agent.latch.getUser(target(user.id)),
      await agent.latch.unlockUser(target(user.id)),
      await agent.latch.updateMe({ body: { username: "agent007" } }),
    ];
    for (const answer of answers) expect(outcome(answer)).toEqual([401, "unauthenticated"]);
  });

  test("a demoted master reads no activity and no webhook endpoints", async () => {
    const { signUp } = await createHarness();
    const admin = await signUp({ role: "super_admin" });
    const master = await signUp({ role: "master" });
    const { user } = await signUp();
    await admin.latch.changeUserRole({ ...target(master.user.id), body: { role: "user" } });
    const answers = [
      await master.latch.listUserActivity(target(user.id)),
      await master.latch.listWebhookEndpoints(),
      await master.latch.listWebhookDeliveries({
        params: { path: { endpointId: "whe_01jd7p3t1kf4fvz0e8m2q5c9ax" } },
      }),
    ];
    for (const answer of answers) expect(outcome(answer)).toEqual([401, "unauthenticated"]);
  });
});

test("R9: every operation above the role user looks up the session and the account", () => {
  const unchecked = Object.values(routes)
    .flatMap((domain): Route[] => Object.values(domain))
    .filter(({ security }) =>
      security.some((entry) => "bearerAuth" in entry && !entry.bearerAuth.includes("user")),
    )
    .filter((route) => !("x-session-check" in route))
    .map(({ operationId }) => operationId);
  expect(unchecked).toEqual([]);
});
