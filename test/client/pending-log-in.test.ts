import { createLatchSession, type Tokens } from "@latch/client";
import { describe, expect, test } from "vitest";
import { newestToken } from "../support/fixtures/links.ts";
import { pending } from "../support/fixtures/signed-in.ts";
import { createHarness, type Harness, origin, password } from "../support/harness.ts";

const email = "ada@example.com";

/** A client session that records its tokens and whether it is over. */
function openSession(installation: () => Harness) {
  const state: { tokens?: Tokens | undefined; isOver: boolean } = { isOver: false };
  const session = createLatchSession({
    baseUrl: origin,
    fetch: (request) => installation().fetch(request),
    clock: () => installation().clock(),
    storage: {
      get: () => state.tokens,
      set: (given) => {
        state.tokens = given;
      },
    },
    onSessionOver: () => {
      state.isOver = true;
    },
  });
  return { ...session, state };
}

async function verify(harness: Harness) {
  const token = await newestToken(harness, email);
  await harness.latch.verifyEmail({ body: { token, password } });
}

describe("R1: a session of the client", () => {
  test("starts with the answer to a challenge, and not with a pending login", async () => {
    const harness = await createHarness({ REQUIRE_VERIFIED_EMAIL: "true" });
    const { latch, state } = openSession(() => harness);
    const result = await latch.signUp({ body: { email, password } });
    expect(result.data).toMatchObject({ status: "pending", reason: "verify_email" });
    expect(state.tokens).toBeUndefined();
    await verify(harness);
    await latch.answerChallenge({ body: { challenge: pending(result).challenge } });
    expect((await latch.getMe()).data).toMatchObject({ email, emailVerified: true });
  });

  test("stays when its refresh requires another proof, and continues after it", async () => {
    const before = await createHarness();
    let harness = before;
    const { latch, state } = openSession(() => harness);
    await latch.signUp({ body: { email, password } });
    const { database, keys } = before;
    harness = await createHarness({ REQUIRE_VERIFIED_EMAIL: "true" }, { database, keys });
    harness.pass(3600);
    const { error } = await latch.getMe();
    expect(error).toMatchObject({ code: "authentication_incomplete" });
    expect(state).toMatchObject({ isOver: false, tokens: { refreshToken: expect.any(String) } });
    await verify(before);
    expect((await latch.getMe()).data).toMatchObject({ email, emailVerified: true });
  });
});
