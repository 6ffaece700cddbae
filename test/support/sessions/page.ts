import {
  createLatchSession,
  createTextStorage,
  type LatchSession,
  type TextStorage,
} from "@latch/client";

/** An app with one session, for the browser tests: esbuild bundles it into a page. */
function createPage(baseUrl: string, mode: string, localStorage: TextStorage) {
  const states: string[] = [];
  let over = 0;
  const session: LatchSession = createLatchSession({
    baseUrl,
    ...(mode === "cookie" ? { cookie: true } : { storage: createTextStorage(localStorage) }),
    onSessionOver: () => {
      over += 1;
    },
  });
  const { latch } = session;
  const note = () => {
    states.push(session.getSnapshot().status);
  };
  session.subscribe(note);

  return {
    async signUp(email: string, password: string) {
      const { data, error } = await latch.signUp({ body: { email, password } });
      return data?.status ?? error?.code;
    },
    async logIn(identifier: string, password: string) {
      const { data, error } = await latch.logIn({ body: { identifier, password } });
      return data?.status ?? error?.code;
    },
    logOut: async () => (await latch.logOut()).response.status,
    refresh: async () => (await latch.refreshSession()).response.status,
    load: async () => (await session.load()).status,
    /** Calls the API, by `count` concurrent calls. @returns the statuses or the errors */
    getMe: (count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          latch.getMe().then(
            ({ response }) => response.status as number | string,
            (error: Error) => error.name,
          ),
        ),
      ),
    state: () => ({ ...session.getSnapshot(), states, over }),
  };
}

/** The functions of the page, by which a test drives it. */
export type SessionPage = ReturnType<typeof createPage>;

const { apiOrigin, location, localStorage } = globalThis as unknown as {
  apiOrigin: string;
  location: { hash: string };
  localStorage: TextStorage;
};
Object.assign(globalThis, { page: createPage(apiOrigin, location.hash.slice(1), localStorage) });
