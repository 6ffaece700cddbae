import { expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof } from "../../support/fixtures/mailed-code.ts";
import { pending } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";

const suspended = "suspended@example.com";

async function open() {
  const harness = await createHarness();
  const { user } = await harness.signUp({ email: suspended });
  await harness.signUp({ email: "active@example.com" });
  await changeUser(harness.database, user.id, { status: "suspended" });
  const begin = async (email: string) =>
    pending(await harness.latch.requestEmailCode({ body: { email } })).challenge;
  return { ...harness, begin };
}

/** All operations that accept the challenge of a login. */
const answers = (latch: Harness["latch"], challenge: string) => {
  const body = { challenge };
  const credential = {
    id: "AA",
    rawId: "AA",
    type: "public-key" as const,
    clientExtensionResults: {},
    response: { clientDataJSON: "AA", attestationObject: "AA" },
  };
  return Promise.all([
    latch.reportLostFactor({ body }),
    latch.enrolTotp({ body }),
    latch.confirmEnrolledTotp({ body: { ...body, code: "000000" } }),
    latch.startPasskeyEnrolment({ body }),
    latch.enrolPasskey({ body: { ...body, credential } }),
    latch.answerChallenge({ body }),
    latch.answerChallenge({ body: { ...body, proof: { method: "password", password } } }),
    latch.answerChallenge({ body: { ...body, proof: { method: "totp", code: "000000" } } }),
    latch.answerChallenge({ body: { ...body, proof: { method: "email_code", code: "00000000" } } }),
  ]);
};

test("R11: a challenge without a proof does not reveal that an account is suspended", async () => {
  const { latch, begin } = await open();
  const [first, ...others] = await Promise.all(
    [suspended, "active@example.com", "nobody@example.com"].map(async (email) =>
      (await answers(latch, await begin(email))).map(outcome),
    ),
  );
  expect(first?.map(([, code]) => code)).not.toContain("account_suspended");
  for (const other of others) expect(other).toEqual(first);
});

test("R11: the proof of the mailbox reveals it to the owner", async () => {
  const harness = await open();
  const challenge = await harness.begin(suspended);
  const proof = await mailedCodeProof(harness, suspended);
  const answer = await harness.latch.answerChallenge({ body: { challenge, proof } });
  expect(outcome(answer)).toEqual([403, "account_suspended"]);
});
