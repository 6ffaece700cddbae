import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { shareInFlightHarness, target } from "../../support/in-flight/in-flight-harness.ts";

const shared = shareInFlightHarness();

test("R10: a master does not end the sessions of a user who is promoted meanwhile", async () => {
  const { admin, signUp, logIn, pause } = shared();
  const [master, person] = [await signUp({ role: "master" }), await signUp()];
  const answer = await pause(
    "before its write",
    () => master.latch.endUserSessions(target(person.user)),
    () => admin.latch.changeUserRole({ ...target(person.user), body: { role: "super_admin" } }),
  );
  expect(outcome(answer)).toEqual([403, "forbidden"]);
  const promoted = await logIn(person.user.email);
  expect(outcome(await promoted.latch.listUsers())).toEqual([200, undefined]);
});
