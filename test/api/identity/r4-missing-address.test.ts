import { expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, password } from "../../support/harness.ts";

const victim = "victim@example.com";
const next = "stranger@example.com";

test("R4: an account that lost its address adds another one where addresses must be verified", async () => {
  const open = await createHarness();
  const former = await open.signUp({ email: victim, username: "stranger" });
  await former.latch.createTask({ body: { title: "Private" } });
  const { database, keys } = open;
  const harness = await createHarness({ REQUIRE_VERIFIED_EMAIL: "true" }, { database, keys });
  const logIn = (identifier: string) => harness.latch.logIn({ body: { identifier, password } });
  expect(pending(await logIn("stranger")).reason, "with its address").toBe("verify_email");

  const { challenge } = pending(await harness.latch.requestEmailCode({ body: { email: victim } }));
  const proof = await mailedCodeProof(harness, victim);
  const owner = signedIn(await harness.latch.answerChallenge({ body: { challenge, proof } }));
  expect(owner.user.id).not.toBe(former.user.id);

  const session = signedIn(await logIn("stranger"));
  expect(session.user.id).toBe(former.user.id);
  const latch = harness.as({ authorization: `Bearer ${session.accessToken}` });
  const { data: profile } = await latch.getMe();
  expect(profile).toMatchObject({ username: "stranger", emailVerified: false });
  expect(profile).not.toHaveProperty("email");
  const refreshToken = session.refreshToken ?? "";
  expect(signedIn(await harness.latch.refreshSession({ body: { refreshToken } })).user.id).toBe(
    former.user.id,
  );

  expect(outcome(await latch.changeEmail({ body: { email: next, password } }))[0]).toBe(202);
  expect((await latch.getMe()).data, "before the confirmation").not.toHaveProperty("email");
  const token = await newestToken(harness, next);
  expect(outcome(await latch.verifyEmail({ body: { token } }))[0]).toBe(204);
  expect(signedIn(await logIn(next)).user).toMatchObject({
    id: former.user.id,
    email: next,
    emailVerified: true,
  });
});
