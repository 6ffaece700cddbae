import { createLatchSession, createTextStorage, type TextStorage } from "@latch/client";
import { describe, expect, test } from "vitest";
import { createHarness, origin, password } from "../support/harness.ts";

const account = { email: "ada@example.com", password };
const later = () => new Promise((resolve) => setTimeout(resolve, 1));

/** A store with the interface of `AsyncStorage`: each call takes a while. */
function createAsyncStorage() {
  const values = new Map<string, string>();
  const store: TextStorage = {
    async getItem(key) {
      await later();
      return values.get(key) ?? null;
    },
    async setItem(key, value) {
      await later();
      values.set(key, value);
    },
    async removeItem(key) {
      await later();
      values.delete(key);
    },
  };
  return { values, store };
}

/** A store with the interface and the limits of `expo-secure-store`. */
function createSecureStore() {
  const values = new Map<string, string>();
  const check = (key: string, value = "") => {
    if (!/^[\w.-]+$/.test(key)) throw new Error(`Invalid key: ${key}`);
    if (Buffer.byteLength(value) > 2048) throw new Error("Larger than 2048 bytes");
  };
  const secureStore = {
    async getItemAsync(key: string) {
      check(key);
      return values.get(key) ?? null;
    },
    async setItemAsync(key: string, value: string) {
      check(key, value);
      values.set(key, value);
    },
    async deleteItemAsync(key: string) {
      check(key);
      values.delete(key);
    },
  };
  const store: TextStorage = {
    getItem: secureStore.getItemAsync,
    setItem: secureStore.setItemAsync,
    removeItem: secureStore.deleteItemAsync,
  };
  return { values, store };
}

describe.each([
  { name: "AsyncStorage", create: createAsyncStorage },
  { name: "SecureStore", create: createSecureStore },
])("with a store as $name", ({ create }) => {
  test("an app continues its session after a restart, and keeps the device token after a logout", async () => {
    const { fetch, clock, pass } = await createHarness();
    const { values, store } = create();
    const paths: string[] = [];
    const start = () =>
      createLatchSession({
        baseUrl: origin,
        storage: createTextStorage(store),
        clock,
        fetch: (request) => {
          paths.push(new URL(request.url).pathname);
          return fetch(request);
        },
      });
    await start().latch.signUp({ body: account });

    pass(9 * 3600);
    const restarted = start();
    expect((await restarted.load()).user?.email).toBe(account.email);
    const calls = await Promise.all(
      Array.from({ length: 20 }, () =>
        restarted.latch.listTasks({ params: { query: { limit: 5 } } }),
      ),
    );
    expect(calls.map(({ response }) => response.status)).toEqual(calls.map(() => 200));
    expect(paths.filter((path) => path === "/auth/refresh")).toHaveLength(1);

    await restarted.latch.logOut();
    expect([...values.keys()]).toEqual(["latch.device"]);
    expect((await start().load()).status).toBe("signed_out");
  });

  test("a second app on the device uses names of its own", async () => {
    const { fetch } = await createHarness();
    const { values, store } = create();
    const storage = createTextStorage(store, "pets.latch");
    await createLatchSession({ baseUrl: origin, storage, fetch }).latch.signUp({ body: account });
    expect([...values.keys()].sort()).toEqual(["pets.latch", "pets.latch.device"]);
  });
});

test("a store that cannot be read, as a keychain of a locked device, is no session and loses none", async () => {
  const { fetch } = await createHarness();
  const { values, store } = createSecureStore();
  let isLocked = false;
  const storage = createTextStorage({
    ...store,
    getItem: async (key) => {
      if (isLocked) throw new Error("User interaction is not allowed");
      return store.getItem(key);
    },
  });
  const open = () => createLatchSession({ baseUrl: origin, storage, fetch });
  await open().latch.signUp({ body: account });
  isLocked = true;
  expect((await open().load()).status).toBe("signed_out");
  expect(values.has("latch")).toBe(true);
  isLocked = false;
  expect((await open().load()).status).toBe("signed_in");
});
