import { createLatchClient, type LatchClient } from "../client.ts";
import { createLatchSession } from "../session.ts";
import type { TokenStorage } from "../tokens.ts";
import type { NextSession, TokenVerifier } from "./access-token.ts";
import type { CookieChange } from "./cookies.ts";
import type { Settings } from "./options.ts";

/** A client for one request of a browser. Only the proxy refreshes, so it has no `refreshSession`. */
export type NextLatchClient = Omit<LatchClient, "refreshSession">;

/** Creates what server components, server actions and route handlers use. */
export function createServerSide(settings: Settings, verify: TokenVerifier) {
  const { cookies: names, clock, next, clientFor } = settings;

  async function openCookies() {
    const store = await (await next.headers()).cookies();
    return {
      read: (name: Parameters<typeof names.nameOf>[0]) =>
        store.get(names.nameOf(name))?.value || undefined,
      write(changes: CookieChange[]) {
        for (const { name, value, attributes } of changes) store.set(name, value, attributes);
      },
    };
  }

  /**
   * Returns the session of the request, or undefined without one. It verifies the access token by the public keys and
   * neither calls the API nor refreshes.
   * @throws if the keys cannot be fetched
   */
  async function getSession(): Promise<NextSession | undefined> {
    const accessToken = (await openCookies()).read("access");
    return accessToken === undefined ? undefined : verify(accessToken);
  }

  /**
   * Returns a client that calls the API as the user of the request, with the browser's user agent and address. In
   * server actions and route handlers, the operations that start a session store it in cookies, and `logOut` removes
   * them. A login that requires another proof resolves to the status `pending` and changes no cookie.
   */
  async function getLatch(): Promise<NextLatchClient> {
    const { headers } = await next.headers();
    const { read, write } = await openCookies();
    const options = clientFor(await headers());

    /** Without the refresh token: the client cannot refresh. */
    const storage: TokenStorage = {
      get() {
        const accessToken = read("access");
        return accessToken ? { accessToken, expiresAt: Number.POSITIVE_INFINITY } : undefined;
      },
      set(tokens) {
        if (!tokens) return write(names.clear());
        const expiresIn = Math.ceil((tokens.expiresAt - clock()) / 1000);
        write(names.keep({ ...tokens, expiresIn }));
      },
      getDeviceToken: () => read("device"),
      setDeviceToken: (deviceToken) => write(names.keepDevice(deviceToken)),
    };
    const { latch } = createLatchSession({ ...options, storage, clock });
    const client = createLatchClient(options);
    const { refreshSession: _, ...calls } = latch;

    return {
      ...calls,
      async logOut(init) {
        const refreshToken = read("refresh");
        // Before the response: a logout removes the cookies even if the API is unavailable.
        write(names.clear());
        return client.logOut({ body: { refreshToken }, ...init });
      },
      async reauthenticate(init) {
        const body = { refreshToken: read("refresh"), ...init.body };
        const answer = await client.reauthenticate({ ...init, body });
        if (answer.data) write(names.keep(answer.data));
        return answer;
      },
      requestPasskey(init = {}) {
        if (init.body?.purpose !== "reauthenticate") return client.requestPasskey(init);
        return client.requestPasskey({
          ...init,
          body: { refreshToken: read("refresh"), ...init.body },
        });
      },
      verifySession: (init = {}) =>
        client.verifySession({ ...init, body: { session: read("refresh"), ...init.body } }),
    };
  }

  return { getSession, getLatch };
}
