import type { Role } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness } from "../../support/harness.ts";

const target = (userId: string) => ({ params: { path: { userId } } });
const forbidden = [403, "forbidden"];

describe("R10: staff cannot act on an account of equal or higher role", () => {
  test.each<{ actor: Role; on: Role }>([
    { actor: "agent", on: "agent" },
    { actor: "agent", on: "super_admin" },
    { actor: "master", on: "master" },
    { actor: "master", on: "super_admin" },
    { actor: "super_admin", on: "super_admin" },
  ])("$actor does not end the lockout of $on", async ({ actor, on }) => {
    const { signUp } = await createHarness();
    const [who, whom] = [await signUp({ role: actor }), await signUp({ role: on })];
    expect(outcome(await who.latch.unlockUser(target(whom.user.id)))).toEqual(forbidden);
  });

  test.each<{ actor: Role; on: Role; status: number }>([
    { actor: "master", on: "agent", status: 200 },
    { actor: "master", on: "master", status: 403 },
    { actor: "master", on: "super_admin", status: 403 },
    { actor: "super_admin", on: "super_admin", status: 200 },
  ])("$actor reads the activity of $on: $status", async ({ actor, on, status }) => {
    const { signUp } = await createHarness();
    const [who, whom] = [await signUp({ role: actor }), await signUp({ role: on })];
    const { response } = await who.latch.listUserActivity(target(whom.user.id));
    expect(response.status).toBe(status);
  });

  test("a super_admin neither renames nor deletes another one", async () => {
    const { signUp } = await createHarness();
    const [one, other] = [
      await signUp({ role: "super_admin" }),
      await signUp({ role: "super_admin" }),
    ];
    const params = target(other.user.id);
    expect(outcome(await one.latch.updateUser({ ...params, body: { name: "X" } }))).toEqual(
      forbidden,
    );
    expect(outcome(await one.latch.deleteUser(params))).toEqual(forbidden);
  });
});

test("R10: super_admins suspend, reinstate, log out and demote one another; the last one stays", async () => {
  const { signUp, logIn } = await createHarness();
  const [one, other] = [
    await signUp({ role: "super_admin" }),
    await signUp({ role: "super_admin" }),
  ];
  const params = target(other.user.id);
  const answers = [
    await one.latch.suspendUser({ ...params, body: { reason: "a test" } }),
    await one.latch.reinstateUser(params),
    await one.latch.endUserSessions(params),
    await one.latch.changeUserRole({ ...params, body: { role: "user" } }),
    await one.latch.deleteUser(params),
  ];
  expect(answers.map((answer) => outcome(answer)[0])).toEqual([200, 200, 204, 200, 204]);
  const again = await logIn(one.user.email);
  const demoted = await again.latch.changeUserRole({
    ...target(one.user.id),
    body: { role: "user" },
  });
  expect(outcome(demoted)).toEqual([409, "last_super_admin"]);
});
