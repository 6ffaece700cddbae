import { canOf, createLatchSession, createTextStorage, type TextStorage } from "@latch/client";
import { expect, test } from "vitest";
import { createHarness, origin, password } from "../support/harness.ts";

/** A store of texts, as `localStorage`. */
function createStore(): TextStorage & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
  };
}

test("subscribers see who is signed in, and each change once", async () => {
  const { fetch } = await createHarness();
  const session = createLatchSession({ baseUrl: origin, fetch });
  const seen: string[] = [];
  expect(session.getSnapshot()).toEqual({ status: "loading" });
  const stop = session.subscribe(() => seen.push(session.getSnapshot().status));
  expect(await session.load()).toEqual({ status: "signed_out" });
  await session.latch.signUp({ body: { email: "ada@example.com", password } });
  const snapshot = session.getSnapshot();
  expect(snapshot.user?.email).toBe("ada@example.com");
  await session.latch.getMe();
  expect(session.getSnapshot(), "an equal state is the same object").toBe(snapshot);
  await session.latch.updateMe({ body: { username: "ada" } });
  expect(session.getSnapshot().user?.username).toBe("ada");
  stop();
  await session.latch.logOut();
  expect(session.getSnapshot().status).toBe("signed_out");
  expect(seen).toEqual(["signed_out", "signed_in", "signed_in"]);
});

test("a page continues the session of the text storage, and survives an unreadable one", async () => {
  const { fetch } = await createHarness();
  const store = createStore();
  const open = () =>
    createLatchSession({ baseUrl: origin, fetch, storage: createTextStorage(store) });
  const first = open();
  await first.latch.signUp({ body: { email: "ada@example.com", password } });
  expect((await open().load()).user?.email).toBe("ada@example.com");
  await first.latch.logOut();
  expect([...store.values.keys()], "the device token stays").toEqual(["latch.device"]);
  expect(await open().load()).toEqual({ status: "signed_out" });
  store.setItem("latch", "{");
  expect(await open().load()).toEqual({ status: "signed_out" });
});

test("a page that the server has rendered for a user asks the API for nothing", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp({});
  const paths: string[] = [];
  const session = createLatchSession({
    baseUrl: origin,
    user,
    fetch: (request) => {
      paths.push(request.url);
      return harness.fetch(request);
    },
  });
  const before = session.getSnapshot();
  session.subscribe(() => {});
  expect(await session.load()).toBe(before);
  expect([session.getServerSnapshot(), paths]).toEqual([{ status: "signed_in", user }, []]);
});

test("an API that cannot be reached leaves the state open, with the error", async () => {
  const failure = new TypeError("no network");
  const session = createLatchSession({
    baseUrl: origin,
    cookie: true,
    fetch: () => Promise.reject(failure),
  });
  expect(await session.load()).toEqual({ status: "loading", error: failure });
});

test("the guards of the contract decide what a page shows", () => {
  const may = (role: "user" | "agent" | "super_admin") =>
    (["getMe", "listUsers", "changeUserRole"] as const).map((id) => canOf({ role }, id).allowed);
  expect(may("user")).toEqual([true, false, false]);
  expect(may("agent")).toEqual([true, true, false]);
  expect(may("super_admin")).toEqual([true, true, true]);
  expect(canOf(undefined, "getMe").allowed).toBe(false);
  expect(canOf(undefined, "logIn")).toEqual({ allowed: true, requiresReauthentication: false });
  expect(canOf({ role: "user" }, "changeEmail").requiresReauthentication).toBe(true);
});
