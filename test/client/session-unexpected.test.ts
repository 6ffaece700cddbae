import { describe, expect, test } from "vitest";
import { createHarness, password } from "../support/harness.ts";
import { openSession, openSignedIn, withCookies } from "../support/sessions/client-session.ts";

const account = { email: "ada@example.com", password };

describe("a reauthentication that the application requests itself", () => {
  test.each([
    ["cookie", true],
    ["token", false],
  ])("renews the tokens of the session in %s mode", async (_, cookie) => {
    const harness = await createHarness();
    const fetch = withCookies(harness.fetch);
    const { latch, ended } = openSession(harness, { cookie, fetch });
    await latch.signUp({ body: account });
    harness.pass(601);
    const proofs = [{ method: "password" as const, password }];
    expect((await latch.reauthenticate({ body: { proofs } })).response.status).toBe(200);
    const body = { name: "job", scopes: ["tasks:read" as const] };
    expect((await latch.createApiKey({ body })).response.status).toBe(201);
    // The API ends a session whose replaced refresh token is sent again.
    harness.pass(900);
    expect((await latch.getMe()).response.status).toBe(200);
    expect(ended).toEqual([]);
  });
});

test("an entry of something else in the storage is no session", async () => {
  const harness = await createHarness();
  let kept: unknown = { theme: "dark" };
  const { load, latch, getSnapshot } = openSession(harness, {
    storage: {
      get: async () => kept as never,
      async set(tokens) {
        kept = tokens;
      },
    },
  });
  expect((await load()).status).toBe("signed_out");
  await latch.signUp({ body: account });
  expect(getSnapshot().status).toBe("signed_in");
});

test("a page of a network in front of the API is no account", async () => {
  const harness = await createHarness();
  const { latch, getSnapshot } = openSession(harness, {
    fetch: async () => new Response("<h1>Wi-Fi</h1>", { headers: { "content-type": "text/html" } }),
  });
  await latch.getMe();
  expect(getSnapshot().status).toBe("loading");
});

test("the application learns that the session of a rendered page is over", async () => {
  const { harness, getSnapshot } = await openSignedIn();
  const { user } = getSnapshot();
  if (!user) throw new Error("Nobody is signed in");
  const page = openSession(harness, { cookie: true, user });
  await page.latch.getMe();
  expect([page.getSnapshot().status, page.ended]).toEqual(["signed_out", ["over"]]);
  await page.latch.getMe();
  expect(page.ended).toEqual(["over"]);
});
