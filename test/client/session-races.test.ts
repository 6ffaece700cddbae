import type { Tokens } from "@latch/client";
import { describe, expect, test } from "vitest";
import { createHarness, password } from "../support/harness.ts";
import {
  createGate,
  createStorage,
  openSession,
  openSignedIn,
  statusesOf,
} from "../support/sessions/client-session.ts";

const ada = { identifier: "ada@example.com", password };
const bob = { email: "bob@example.com", password };

describe("a logout", () => {
  test("is shown at once, and a refresh in flight does not restore the session", async () => {
    const gate = createGate("/auth/refresh");
    const { harness, latch, tokens, getSnapshot } = await openSignedIn({}, ({ fetch }) =>
      gate.hold(fetch),
    );
    harness.pass(900);
    const me = latch.getMe();
    await gate.reached;
    const out = latch.logOut();
    await expect.poll(() => getSnapshot().status).toBe("signed_out");
    gate.open();
    expect(statusesOf([await me, await out])).toEqual([401, 204]);
    expect([await tokens(), getSnapshot().status]).toEqual([undefined, "signed_out"]);
  });

  test("is not undone by a response that arrives later", async () => {
    const gate = createGate("/me");
    const { latch, tokens, getSnapshot } = await openSignedIn({}, ({ fetch }) => gate.hold(fetch));
    const me = latch.getMe();
    await gate.reached;
    await latch.logOut();
    gate.open();
    expect((await me).response.status).toBe(200);
    expect([await tokens(), getSnapshot().status]).toEqual([undefined, "signed_out"]);
  });

  test("is not undone by a storage that is still writing the tokens of a refresh", async () => {
    const written = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const { get, set } = createStorage();
    let isSlow = false;
    const storage = {
      get,
      async set(tokens: Tokens | undefined) {
        await set(tokens);
        if (!isSlow || !tokens) return;
        written.resolve();
        await released.promise;
      },
    };
    const { harness, latch, getSnapshot } = await openSignedIn({ storage });
    harness.pass(900);
    isSlow = true;
    const me = latch.getMe();
    await written.promise;
    const out = latch.logOut();
    await expect.poll(() => getSnapshot().status).toBe("signed_out");
    released.resolve();
    await Promise.all([me, out]);
    expect([await get(), getSnapshot().status]).toEqual([undefined, "signed_out"]);
  });
});

describe("the next login", () => {
  test("is not overwritten by a response for the user before", async () => {
    const gate = createGate("/me");
    const { latch, getSnapshot } = await openSignedIn({}, ({ fetch }) => gate.hold(fetch));
    const me = latch.getMe();
    await gate.reached;
    await latch.logOut();
    await latch.signUp({ body: bob });
    gate.open();
    expect((await me).data?.email).toBe("ada@example.com");
    expect(getSnapshot().user?.email).toBe("bob@example.com");
  });

  test("in another tab is not overwritten by a refresh of the session before", async () => {
    const gate = createGate("/auth/refresh");
    const { harness, latch, storage, tokens } = await openSignedIn({}, ({ fetch }) =>
      gate.hold(fetch),
    );
    const otherTab = openSession(harness, { storage });
    harness.pass(900);
    const me = latch.getMe();
    await gate.reached;
    await otherTab.latch.signUp({ body: bob });
    const started = await tokens();
    gate.open();
    expect((await me).data?.email).toBe("bob@example.com");
    expect(await tokens()).toEqual(started);
  });
});

test("a renewal that begins during a reauthentication shares its tokens", async () => {
  const { get, set } = createStorage();
  let onGet = () => {};
  const storage = {
    set,
    get() {
      onGet();
      return get();
    },
  };
  const onReauthentication = async () => {
    onGet = () => {
      onGet = () => {};
      queueMicrotask(() => void latch.refreshSession());
    };
    return [{ method: "password" as const, password }];
  };
  const { harness, latch, count } = await openSignedIn({ storage, onReauthentication });
  harness.pass(601);
  const body = { name: "job", scopes: ["tasks:read" as const] };
  expect((await latch.createApiKey({ body })).response.status).toBe(201);
  // A refresh beside it could return later, with a token of the login before.
  expect([count("/auth/reauthenticate"), count("/auth/refresh")]).toEqual([1, 0]);
});

describe("a signal ends a call", () => {
  const reason = new Error("The user left");

  test("that waits for a refresh, which the other calls share", async () => {
    const gate = createGate("/auth/refresh");
    const { harness, latch } = await openSignedIn({}, ({ fetch }) => gate.hold(fetch));
    harness.pass(900);
    const controller = new AbortController();
    const cancelled = latch.getMe({ signal: controller.signal });
    const other = latch.getMe();
    await gate.reached;
    controller.abort(reason);
    await expect(cancelled).rejects.toBe(reason);
    gate.open();
    expect((await other).response.status).toBe(200);
  });

  test("that waits for the user, and a late answer does not perform the operation", async () => {
    const answered = Promise.withResolvers<undefined>();
    const asking = Promise.withResolvers<void>();
    const { harness, latch, count } = await openSignedIn({
      async onReauthentication() {
        asking.resolve();
        await answered.promise;
        return [{ method: "password", password }];
      },
    });
    harness.pass(601);
    const controller = new AbortController();
    const body = { name: "job", scopes: ["tasks:read" as const] };
    const cancelled = latch.createApiKey({ body, signal: controller.signal });
    await asking.promise;
    controller.abort(reason);
    await expect(cancelled).rejects.toBe(reason);
    answered.resolve(undefined);
    await expect.poll(() => count("/auth/reauthenticate")).toBe(1);
    expect((await latch.getMe()).response.status).toBe(200);
    expect((await latch.listApiKeys()).data?.items).toEqual([]);
  });

  test("before it is sent", async () => {
    const { latch, paths } = await openSignedIn();
    paths.length = 0;
    const signal = AbortSignal.abort(reason);
    await expect(latch.getMe({ signal })).rejects.toBe(reason);
    await expect(latch.logIn({ body: ada, signal })).rejects.toBe(reason);
    expect(paths).toEqual([]);
  });
});

test("a session survives a function for step-up that fails", async () => {
  const failure = new Error("The dialog is gone");
  const { harness, latch, ended } = await openSignedIn({
    onReauthentication: () => Promise.reject(failure),
  });
  harness.pass(601);
  const body = { name: "job", scopes: ["tasks:read" as const] };
  await expect(latch.createApiKey({ body })).rejects.toBe(failure);
  expect((await latch.getMe()).response.status).toBe(200);
  expect(ended).toEqual([]);
});

describe("a refresh that something else answers keeps the session", () => {
  const problem = { type: "/problems/unauthenticated", title: "Valid credentials are required" };
  const json = { "content-type": "application/problem+json" };
  test.each([
    ["401 of a proxy", () => new Response("<h1>Log in</h1>", { status: 401 })],
    ["400 of a proxy", () => new Response("<h1>Bad request</h1>", { status: 400 })],
    [
      "401 for an API key that has ended",
      () =>
        new Response(JSON.stringify({ ...problem, status: 401, code: "unauthenticated" }), {
          status: 401,
          headers: json,
        }),
    ],
  ])("%s", async (_, answer) => {
    let isInTheWay = true;
    const { harness, latch, ended, tokens, getSnapshot } = await openSignedIn(
      {},
      ({ fetch }) =>
        (request) =>
          isInTheWay && request.url.endsWith("/auth/refresh")
            ? Promise.resolve(answer())
            : fetch(request),
    );
    harness.pass(900);
    expect((await latch.getMe()).response.status).toBe(answer().status);
    expect([ended, (await tokens()) !== undefined]).toEqual([[], true]);
    isInTheWay = false;
    expect((await latch.getMe()).response.status).toBe(200);
    expect(getSnapshot().status).toBe("signed_in");
  });

  test("a page that is loaded behind it does not show a logout", async () => {
    const harness = await createHarness();
    const { load } = openSession(harness, {
      cookie: true,
      fetch: async () => new Response("<h1>Log in</h1>", { status: 401 }),
    });
    expect(await load()).toMatchObject({ status: "loading", error: { status: 401 } });
  });
});
