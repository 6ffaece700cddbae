import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness, password } from "../../support/harness.ts";

/** Opens an API with an agent, and a user at whom other clients guess. */
async function open() {
  const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
  const [agent, person] = [await harness.signUp({ role: "agent" }), await harness.signUp()];
  let networks = 0;
  const logIn = async (given: string) =>
    outcome(
      await harness.latch.logIn({
        body: { identifier: person.user.email, password: given },
        headers: { "x-forwarded-for": `198.51.${Math.floor(networks / 250)}.${networks++ % 250}` },
      }),
    );
  const unlock = () => agent.latch.unlockUser({ params: { path: { userId: person.user.id } } });
  return { ...harness, agent, person, logIn, unlock };
}

test("R7: unlocking again and again does not lift the limit on guesses", async () => {
  const { logIn, unlock, signUp, person, pass } = await open();
  for (let round = 0; round < 5; round++) {
    expect(await logIn("a guess")).toEqual([401, "invalid_credentials"]);
    expect(outcome(await unlock())).toEqual([204, undefined]);
  }
  const refused = await unlock();
  expect(outcome(refused)).toEqual([429, "rate_limited"]);
  expect(refused.error?.detail).toContain("resets the password by mail");
  expect(Number(refused.response.headers.get("retry-after"))).toBeGreaterThan(0);
  const another = await signUp({ role: "super_admin" });
  const params = { params: { path: { userId: person.user.id } } };
  expect(outcome(await another.latch.unlockUser(params))).toEqual([429, "rate_limited"]);
  expect(await logIn(password)).toEqual([200, undefined]);
  pass(24 * 3600);
  const later = await signUp({ role: "agent" });
  expect(outcome(await later.latch.unlockUser(params))).toEqual([204, undefined]);
});

test("R7: the unlocks of one account do not limit those of another", async () => {
  const { agent, signUp, unlock } = await open();
  for (let round = 0; round < 6; round++) await unlock();
  const { user } = await signUp();
  const params = { params: { path: { userId: user.id } } };
  expect(outcome(await agent.latch.unlockUser(params))).toEqual([204, undefined]);
});
