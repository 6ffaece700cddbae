import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { createHarness, origin, password } from "../support/harness.ts";
import { root } from "../support/processes/program.ts";

let script = "";

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "@latch/client";', resolveDir: root },
    bundle: true,
    format: "iife",
    globalName: "client",
    platform: "neutral",
    write: false,
  });
  script = outputFiles[0]?.text ?? "";
});

/** As in React Native before 0.80: `append` and `toString` only. */
class QueryOfReactNative {
  #query = new URLSearchParams();
  append(name: string, value: string): void {
    this.#query.append(name, value);
  }
  toString(): string {
    return this.#query.toString();
  }
}

/** As in React Native: a signal has no reason. */
class ControllerOfReactNative extends AbortController {
  constructor() {
    super();
    Object.defineProperty(this.signal, "reason", { value: undefined });
  }
}

/** Runs code with the client, and with no global but those of JavaScript and these of React Native. */
const runInReactNative = (code: string, fetch: unknown): Promise<unknown> =>
  runInContext(
    `${script};(async () => { ${code} })()`,
    createContext({
      ...{ Request, Response, Headers, setTimeout, clearTimeout, console, fetch },
      ...{ AbortController: ControllerOfReactNative, URLSearchParams: QueryOfReactNative },
      ...{ baseUrl: origin, account: { email: "ada@example.com", password } },
      navigator: { product: "ReactNative" },
      values: new Map<string, string>(),
    }),
  );

const openStorage = `
  const asyncStorage = {
    getItem: async (key) => values.get(key) ?? null,
    setItem: async (key, value) => { values.set(key, value); },
    removeItem: async (key) => { values.delete(key); },
  };
  const storage = client.createTextStorage(asyncStorage);
`;

test("the client signs up, calls and continues its session without a page, tabs and locks", async () => {
  const { fetch } = await createHarness();
  const result = await runInReactNative(
    `${openStorage}
    if (typeof window + typeof document + typeof crypto !== "undefinedundefinedundefined") throw new Error("a page");
    const session = client.createLatchSession({ baseUrl, storage });
    await session.latch.signUp({ body: account });
    await session.latch.createTask({ body: { title: "Water the plants" } });
    await session.latch.createTask({ body: { title: "Feed the cat" } });
    const { data: tasks } = await session.latch.listTasks({ params: { query: { limit: 1 } } });
    const restarted = client.createLatchSession({ baseUrl, storage });
    const stop = restarted.subscribe(() => {});
    const { status, user } = await restarted.load();
    stop();
    const { response } = await restarted.latch.logOut();
    return [tasks.items.length, status, user.email, response.status, [...values.keys()].join()].join();`,
    fetch,
  );
  expect(result).toBe("1,signed_in,ada@example.com,204,latch.device");
});

test("a time limit and a cancelled call have names, although signals have no reason", async () => {
  const result = await runInReactNative(
    `const latch = client.createLatchClient({ baseUrl, timeout: 20 });
    const late = await latch.getHealth().catch(({ name }) => name);
    const controller = new AbortController();
    const call = latch.getHealth({ timeout: 0, signal: controller.signal }).catch(({ name }) => name);
    controller.abort();
    return [late, await call, client.supportsPasskeys()].join();`,
    () => new Promise(() => {}),
  );
  expect(result).toBe("TimeoutError,AbortError,false");
});
