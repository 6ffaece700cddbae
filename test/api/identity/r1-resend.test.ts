import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const email = "ada@example.com";
const hours = 3600;

describe("R1: the verification mail", () => {
  test("is sent again to a person without a session", async () => {
    const before = await createHarness();
    await before.signUp({ email });
    const { database, keys } = before;
    const harness = await createHarness({ REQUIRE_VERIFIED_EMAIL: "true" }, { database, keys });
    const { latch } = harness;
    const { challenge } = pending(await latch.logIn({ body: { identifier: email, password } }));
    const first = await newestToken(harness, email);
    expect(outcome(await latch.resendVerification({ body: { email } }))).toEqual([202, undefined]);
    const second = await newestToken(harness, email);
    expect(second).not.toBe(first);
    expect(outcome(await latch.verifyEmail({ body: { token: second, password } }))[0]).toBe(204);
    signedIn(await latch.answerChallenge({ body: { challenge } }));
  });

  test("is sent a few times an hour, and not to a verified address", async () => {
    const harness = await createHarness();
    const { latch } = harness;
    await harness.signUp({ email });
    const before = (await harness.mailsTo(email)).length;
    for (let count = 0; count < 8; count++) await latch.resendVerification({ body: { email } });
    expect(await harness.mailsTo(email)).toHaveLength(before + 4);
    const token = await newestToken(harness, email);
    expect(outcome(await latch.verifyEmail({ body: { token, password } }))[0]).toBe(204);
    harness.pass(1 * hours);
    expect(outcome(await latch.resendVerification({ body: { email } }))).toEqual([202, undefined]);
    expect(await harness.mailsTo(email)).toHaveLength(before + 4);
  });

  test("has the same response and the same work for an unknown address", async () => {
    const { database, watch } = await openCountingDatabase();
    const { latch, signUp, mailsTo } = await createHarness({}, { database });
    await signUp({ email });
    const ask = (address: string) =>
      watch(async () => {
        const asked = await latch.resendVerification({ body: { email: address } });
        expect(outcome(asked)).toEqual([202, undefined]);
      });
    const known = await ask(email);
    expect(await ask("nobody@example.com")).toEqual(known);
    expect(await mailsTo("nobody@example.com")).toEqual([]);
  });
});
