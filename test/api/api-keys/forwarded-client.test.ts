import { createLatchClient } from "@latch/client";
import type { Scope } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { craftApiKey } from "../../support/fixtures/api-key.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { operations } from "../../support/fixtures/operations.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, origin, password } from "../../support/harness.ts";
import { stopClock } from "../../support/stop-clock.ts";

/** The address of each request of the harness. */
const backEnd = "203.0.113.7";
const address = "198.51.100.23";
const userAgent = "Mozilla/5.0 (a browser)";

async function open(
  environment: Record<string, string> = {},
  scopes: Scope[] = ["client:forward"],
) {
  const harness = await createHarness(environment);
  const owner = await harness.signUp({ role: "super_admin" });
  const apiKey = await craftApiKey(harness.database, owner.user.id, { scopes });
  /** The client of a back end, for one of its own clients. */
  const forward = (forwardedClient: { address?: string; userAgent?: string }, key = apiKey) =>
    createLatchClient({ baseUrl: origin, fetch: harness.fetch, apiKey: key, forwardedClient });
  return { ...harness, owner, apiKey, forward };
}

const sessionOf = async ({ database }: Harness, userId: string) =>
  (await scan(database, "Sessions")).find((session) => session["userId"] === userId);

let people = 0;
const newPerson = () => ({ email: `forwarded-${++people}@example.com`, password });

describe("a back end with the scope client:forward", () => {
  test("starts a session with the address and the user agent of its client", async () => {
    const opened = await open();
    const latch = opened.forward({ address, userAgent });
    const { user } = signedIn(await latch.signUp({ body: newPerson() }));
    const session = await sessionOf(opened, user.id);
    expect(session).toMatchObject({ address, userAgent, changedBy: { address } });
    const created = opened.logged.findLast(({ event }) => event === "session.started");
    expect(created).toMatchObject({ address, forwardedBy: expect.stringMatching(/^key_/) });
    const request = opened.logged.findLast(({ message }) => message === "request");
    expect(request).toMatchObject({ address, forwardedBy: expect.stringMatching(/^key_/) });
  });

  test("forwards beside an access token, too", async () => {
    const opened = await open();
    const person = await opened.signUp();
    await opened
      .as({
        authorization: `Bearer ${person.accessToken}`,
        "x-api-key": opened.apiKey,
        "x-client-address": address,
      })
      .updateMe({ body: { name: "Ada" } });
    const stored = (await scan(opened.database, "Users")).find(
      ({ userId }) => userId === person.user.id,
    );
    expect(stored).toMatchObject({ changedBy: { actor: person.user.id, address } });
  });

  test("has a rate limit for each address, and one of its own", async () => {
    stopClock();
    const { forward, latch } = await open({ RATE_LIMITS: "true" });
    const ask = (from: typeof latch) => from.forgotPassword({ body: { email: "a@b.example" } });
    const limitOf = ({ headers }: Response) => headers.get("ratelimit-policy")?.split(", ").sort();
    const others = await Promise.all(
      Array.from({ length: 25 }, (_, index) => ask(forward({ address: `198.51.100.${index}` }))),
    );
    for (const { response } of others) {
      expect(response.status).toBe(202);
      expect(limitOf(response)).toEqual(['"address";q=20;w=3600', '"key";q=100;w=1']);
    }
    const own = await ask(latch);
    expect(own.response.headers.get("ratelimit")).toMatch(/^"address";r=19;/);
    const same = await Promise.all(
      Array.from({ length: 21 }, () => ask(forward({ address: "192.0.2.9" }))),
    );
    expect(same.filter(({ response }) => response.status === 429)).toHaveLength(1);
  });

  test("is refused above 100 requests in a second, whatever addresses it sends", async () => {
    const { raw, apiKey } = await open({ RATE_LIMITS: "true" });
    stopClock();
    const ask = async (index: number) => {
      const headers = {
        "x-api-key": apiKey,
        "x-client-address": `2001:db8:${index.toString(16)}::1`,
        "content-type": "application/json",
      };
      const response = await raw("POST", "/auth/password/forgot", { headers, body: "{}" });
      return response.status;
    };
    for (let index = 0; index < 100; index += 20) {
      const batch = Array.from({ length: 20 }, (_, each) => ask(index + each));
      expect(new Set(await Promise.all(batch))).toEqual(new Set([400]));
    }
    expect(await ask(100)).toBe(429);
  });

  test("causes a lockout of one client, and not of its others", async () => {
    const { forward, signUp } = await open();
    const { email } = (await signUp()).user;
    const logIn = (client: string, given: string) =>
      forward({ address: client }).logIn({ body: { identifier: email, password: given } });
    for (let each = 0; each < 5; each++) {
      expect(outcome(await logIn(address, "wrong password"))[0]).toBe(401);
    }
    expect(outcome(await logIn(address, password))).toEqual([429, "rate_limited"]);
    expect(outcome(await logIn("198.51.100.24", password))[0]).toBe(200);
  });

  test("refreshes for a browser within the grace, also from another back end", async () => {
    const { forward } = await open();
    const browser = { address, userAgent };
    const first = signedIn(await forward(browser).signUp({ body: newPerson() }));
    const body = { refreshToken: first.refreshToken };
    const refresh = (client: typeof browser) => forward(client).refreshSession({ body });
    expect(outcome(await refresh(browser))[0]).toBe(200);
    expect(outcome(await refresh(browser))[0]).toBe(200);
    const stranger = { address: "192.0.2.1", userAgent: "curl" };
    expect(outcome(await refresh(stranger))).toEqual([401, "invalid_session"]);
  });

  test.each([
    ["::ffff:198.51.100.23", address],
    ["2001:0DB8::0001", "2001:db8::1"],
    ["127.0.0.1", "127.0.0.1"],
  ])("sends the address %s, which is stored as %s", async (sent, stored) => {
    const opened = await open();
    const { user } = signedIn(
      await opened.forward({ address: sent }).signUp({ body: newPerson() }),
    );
    expect(await sessionOf(opened, user.id)).toMatchObject({ address: stored });
  });

  test.each([
    "unknown",
    "",
    "198.51.100.23:80",
    "[2001:db8::1]",
    "fe80::1%eth0",
    "1.2.3",
    "::ffff:1.2.3.4, 1.2.3.4",
  ])("receives 400 for %j, which is no IP address", async (sent) => {
    const { raw, apiKey } = await open();
    const response = await raw("POST", "/auth/logout", {
      headers: { "x-api-key": apiKey, "x-client-address": sent },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "invalid_request",
      errors: [{ in: "header", pointer: "#/x-client-address", detail: "Must be an IP address" }],
    });
  });

  test("sends a long user agent, of which 256 characters are stored", async () => {
    const opened = await open();
    const latch = opened.forward({ userAgent: "x".repeat(1000) });
    const { user } = signedIn(await latch.signUp({ body: newPerson() }));
    const session = await sessionOf(opened, user.id);
    expect(session).toMatchObject({ userAgent: "x".repeat(256), address: backEnd });
  });

  test("sends an empty user agent, which is none", async () => {
    const opened = await open();
    const forwarded = { "x-api-key": opened.apiKey, "x-client-user-agent": "" };
    for (const headers of [forwarded, { "user-agent": "" }] as Record<string, string>[]) {
      const { user } = signedIn(await opened.as(headers).signUp({ body: newPerson() }));
      expect(await sessionOf(opened, user.id)).not.toHaveProperty("userAgent");
    }
  });
});

describe("the headers have no effect", () => {
  const headers = { "x-client-address": address, "x-client-user-agent": userAgent };

  test.each<[string, (opened: Awaited<ReturnType<typeof open>>) => Promise<string | undefined>]>([
    ["without a key", async () => undefined],
    [
      "with a key without the scope",
      ({ database, owner }) => craftApiKey(database, owner.user.id, { scopes: ["users:write"] }),
    ],
    [
      "with a key whose owner lost the role",
      async ({ database, owner, apiKey, signUp }) => {
        await signUp({ role: "super_admin" });
        await changeUser(database, owner.user.id, { role: "master" });
        return apiKey;
      },
    ],
  ])("%s", async (_, keyOf) => {
    const opened = await open();
    const key = await keyOf(opened);
    const latch = opened.as({ ...headers, ...(key && { "x-api-key": key }) });
    const { user } = signedIn(await latch.signUp({ body: newPerson() }));
    const session = await sessionOf(opened, user.id);
    expect(session?.["address"]).toBe(backEnd);
    expect(session?.["userAgent"]).not.toBe(userAgent);
  });

  test("of a key that may not forward, also for a value that is no address", async () => {
    const { as } = await open();
    const latch = as({ "x-client-address": "unknown" });
    expect(outcome(await latch.logOut())[0]).toBe(204);
  });
});

describe("an invalid key", () => {
  const withKey = operations.filter(({ security }) =>
    security.some(({ apiKeyAuth }) => apiKeyAuth?.includes("client:forward")),
  );

  test.each(withKey.map(({ operationId, ...rest }) => ({ operationId, ...rest })))(
    "is refused by $operationId",
    async ({ method, path }) => {
      const { raw } = await createHarness();
      const init = { headers: { "x-api-key": "latch_garbage" } };
      expect((await raw(method, path, init)).status).toBe(401);
    },
  );

  test("is refused after it was revoked, with its headers also beside an access token", async () => {
    const { as, owner, database } = await open();
    const apiKey = await craftApiKey(database, owner.user.id, {
      scopes: ["client:forward"],
      expiresAt: 1,
    });
    const key = { "x-api-key": apiKey };
    expect(outcome(await as(key).logOut())).toEqual([401, "unauthenticated"]);
    const bearer = { authorization: `Bearer ${owner.accessToken}` };
    const forwarded = { ...key, "x-client-address": address };
    expect(outcome(await as({ ...bearer, ...forwarded }).getMe())[0]).toBe(401);
    expect(outcome(await as({ ...bearer, ...key }).getMe())[0]).toBe(200);
  });
});

describe("a key with the scope client:forward", () => {
  test.each(["user", "agent", "master"] as const)("is not created by a %s", async (role) => {
    const { latch } = await (await createHarness()).signUp({ role });
    const body = { name: "back end", scopes: ["client:forward" as const] };
    expect(outcome(await latch.createApiKey({ body }))).toEqual([403, "forbidden"]);
  });

  test("is created by a super_admin, and authenticates nothing", async () => {
    const { as, signUp } = await createHarness();
    const { latch } = await signUp({ role: "super_admin" });
    const body = { name: "back end", scopes: ["client:forward" as const] };
    const { data } = await latch.createApiKey({ body });
    const keyed = as({ "x-api-key": data?.key ?? "" });
    expect(outcome(await keyed.listUsers())).toEqual([403, "forbidden"]);
    expect(outcome(await keyed.getMe())).toEqual([401, "unauthenticated"]);
    expect(outcome(await keyed.verifyEmail({ body: { token: "x".repeat(43) } }))[1]).toMatch(
      /invalid_one_time_token|account_proof_required/,
    );
  });

  test("is verified once where an installation requires a key", async () => {
    const { apiKey, database, keys, calls } = await open();
    const strict = await createHarness({ REQUIRE_API_KEY: "true" }, { database, keys });
    calls.length = 0;
    const headers = { "x-api-key": apiKey, "x-client-address": address };
    expect((await strict.raw("POST", "/auth/logout", { headers })).status).toBe(204);
    const reads = calls.filter(
      ({ table, operation }) => table === "ApiKeys" && operation === "GetItem",
    );
    expect(reads).toHaveLength(1);
  });
});
