import { createLatchSession, type SessionOptions, type Tokens } from "@latch/client";
import { createHarness, type Harness, origin, password } from "../harness.ts";

export type Fetch = (request: Request) => Promise<Response>;

/** A fetch function with a cookie jar, as in a browser. */
export function withCookies(fetch: Fetch): Fetch {
  const jar = new Map<string, string>();
  return async (request) => {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(request.headers);
    if (cookies) headers.set("cookie", cookies);
    const response = await fetch(new Request(request, { headers }));
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}

/** Holds requests to a path until the gate opens. */
export function createGate(path: string) {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const hold =
    (fetch: Fetch): Fetch =>
    async (request) => {
      if (request.url.endsWith(path)) {
        reached.resolve();
        await opened.promise;
      }
      return fetch(request);
    };
  return { hold, reached: reached.promise, open: opened.resolve };
}

/** An asynchronous storage that all tabs share. */
export function createStorage() {
  let kept: Tokens | undefined;
  return {
    get: async () => kept,
    set: async (tokens: Tokens | undefined) => {
      kept = tokens;
    },
  };
}

/** A client session against the real API, and the requests that it sent. */
export function openSession(
  harness: Harness,
  { fetch = harness.fetch, ...options }: SessionOptions & { fetch?: Fetch } = {},
) {
  const paths: string[] = [];
  const ended: string[] = [];
  const { storage = createStorage() } = options;
  const session = createLatchSession({
    baseUrl: origin,
    clock: harness.clock,
    onSessionOver: () => ended.push("over"),
    ...options,
    storage,
    fetch: (request) => {
      paths.push(new URL(request.url).pathname);
      return fetch(request);
    },
  });
  const count = (path: string) => paths.filter((asked) => asked === path).length;
  return { ...session, count, paths, ended, storage, tokens: storage.get };
}

/** A client session of a user who has just signed up. */
export async function openSignedIn(
  options: Omit<SessionOptions, "fetch"> = {},
  fetchOf = ({ fetch }: Harness): Fetch => fetch,
) {
  const harness = await createHarness();
  const session = openSession(harness, { ...options, fetch: fetchOf(harness) });
  await session.latch.signUp({ body: { email: "ada@example.com", password } });
  return { harness, ...session };
}

/** Returns the statuses of results. */
export const statusesOf = (answers: { response: Response }[]) =>
  answers.map(({ response }) => response.status);
