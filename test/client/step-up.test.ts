import { createLatchSession, type ProofInput, type ReauthenticationRequest } from "@latch/client";
import { describe, expect, test } from "vitest";
import { codeAt } from "../support/fixtures/second-factor.ts";
import { createHarness, origin, password } from "../support/harness.ts";

const email = "ada@example.com";
const proof = (given: string): ProofInput[] => [{ method: "password", password: given }];
const key = { name: "ci", scopes: ["tasks:read" as const] };

/** A session of a user who authenticated 11 minutes ago. `answers` are what the user types. */
async function open(answers: (string | undefined)[], options: { cookie?: boolean } = {}) {
  const harness = await createHarness();
  const asked: ReauthenticationRequest[] = [];
  let cookies = "";
  const session = createLatchSession({
    baseUrl: origin,
    clock: harness.clock,
    ...options,
    fetch: async (request) => {
      if (cookies) request.headers.set("cookie", cookies);
      const response = await harness.fetch(request);
      const set = response.headers.getSetCookie().map((each) => each.split(";")[0]);
      if (set.length > 0) cookies = set.join("; ");
      return response;
    },
    async onReauthentication(request) {
      asked.push(request);
      const answer = answers.shift();
      return answer === undefined ? undefined : proof(answer);
    },
  });
  await session.latch.signUp({ body: { email, password } });
  harness.pass(11 * 60);
  return { ...harness, session, asked };
}

describe("R6: a session of the client", () => {
  test.each([{ cookie: false }, { cookie: true }])(
    "asks for a proof and repeats the operation (cookie: $cookie)",
    async (options) => {
      const { session, asked } = await open([password], options);
      const { data } = await session.latch.createApiKey({ body: key });
      expect(data?.name).toBe("ci");
      expect(asked).toEqual([{ operation: "createApiKey" }]);
      await session.latch.createApiKey({ body: key });
      expect(asked).toHaveLength(1);
    },
  );

  test("asks again after a wrong proof", async () => {
    const { session, asked } = await open(["wrong", password]);
    const { response } = await session.latch.createApiKey({ body: key });
    expect(response.status).toBe(201);
    expect(asked.map(({ problem }) => problem?.code)).toEqual([undefined, "invalid_credentials"]);
  });

  test("gives up when the application returns the proofs that were refused", async () => {
    const { session, asked } = await open(["wrong", "wrong", password]);
    const { error } = await session.latch.createApiKey({ body: key });
    expect(error?.code).toBe("invalid_credentials");
    expect(asked).toHaveLength(2);
  });

  test("ends when the API limits the guesses of an application that returns other proofs each time", async () => {
    const guesses = Array.from({ length: 50 }, (_, index) => `wrong ${index}`);
    const { session, asked } = await open(guesses);
    const { error } = await session.latch.createApiKey({ body: key });
    expect(error?.code).toBe("rate_limited");
    expect(asked.length).toBeLessThan(50);
  });

  test("resolves to the problem if the user cancels", async () => {
    const { session } = await open([undefined]);
    const { error } = await session.latch.createApiKey({ body: key });
    expect(error?.code).toBe("reauthentication_required");
    expect((await session.latch.getMe()).response.status).toBe(200);
  });

  test("requests a token for an operation that needs one", async () => {
    const { session, mailsTo } = await open([password]);
    const { response } = await session.latch.changeEmail({ body: { email: "new@example.com" } });
    expect(response.status).toBe(202);
    expect(await mailsTo("new@example.com")).toHaveLength(1);
  });

  test("passes on the level that the API requires", async () => {
    const { session, asked, clock, pass } = await open([password, undefined]);
    const { latch } = session;
    const { data } = await latch.setUpTotp();
    const code = codeAt(data?.secret ?? "", clock());
    expect((await latch.confirmTotp({ body: { code } })).response.status).toBe(204);
    await latch.createRecoveryCodes();
    pass(11 * 60);
    expect(asked).toEqual([
      { operation: "setUpTotp" },
      { operation: "createRecoveryCodes", acrValues: ["aal2"] },
    ]);
  });

  test("asks for the level that the account needs, and again if the proofs are below it", async () => {
    const { session, asked, clock, pass } = await open([password, password, undefined]);
    const { latch } = session;
    const { data } = await latch.setUpTotp();
    await latch.confirmTotp({ body: { code: codeAt(data?.secret ?? "", clock()) } });
    pass(11 * 60);
    await latch.createApiKey({ body: key });
    expect(asked.slice(1)).toEqual([
      { operation: "createApiKey", acrValues: ["aal2"] },
      {
        operation: "createApiKey",
        acrValues: ["aal2"],
        problem: expect.objectContaining({ code: "reauthentication_required" }),
      },
    ]);
  });

  test("other calls wait for the new tokens", async () => {
    const { session } = await open([password]);
    const [created, ...others] = await Promise.all([
      session.latch.createApiKey({ body: key }),
      ...Array.from({ length: 5 }, () => session.latch.getMe()),
    ]);
    expect(created.response.status).toBe(201);
    expect(others.map(({ response }) => response.status)).toEqual(Array(5).fill(200));
  });
});
