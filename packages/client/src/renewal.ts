import type { components } from "./api.gen.ts";
import type { LatchClient } from "./client.ts";
import { pause } from "./pause.ts";
import { isProblem, type Problem } from "./problem.ts";
import type { StateStore } from "./state.ts";
import { connectTabs } from "./tabs.ts";
import { sessionIdOf, type TokenStorage, type Tokens, withDeviceTokens } from "./tokens.ts";

type SignedIn = {
  data?: components["schemas"]["AuthResult"] | components["schemas"]["PendingLogIn"];
  error?: Problem;
  response: Response;
};

/** The tokens to use, or the response that explains why there are none. */
export type Ready = { tokens?: Tokens; answer?: SignedIn };

export type RenewalOptions = {
  client: LatchClient;
  cookie: boolean;
  storage: TokenStorage;
  state: StateStore;
  /** The name of the session, which its tabs have in common. */
  name: string;
  clock: () => number;
  onSessionOver?: () => void;
};

/** Milliseconds before the expiry of an access token at which the session renews it. */
const margin = 30_000;

/** Creates what stores the tokens of a session and renews them, once for all callers and all tabs. */
export function createRenewal(options: RenewalOptions) {
  const { client, cookie, storage, state, name, clock, onSessionOver } = options;
  const deviceTokens = withDeviceTokens(storage);
  const modeHeader = cookie ? { "x-session-mode": "cookie" } : {};
  let renewal: Promise<Ready> | undefined;

  const tabs = connectTabs(name, async ({ tokens, user, sessionId }) => {
    if (cookie) await storage.set(tokens);
    else if (!(await follow(sessionId, user !== undefined))) return;
    state.set(user ? { status: "signed_in", user } : { status: "signed_out" });
  });

  /**
   * Follows what another tab has done to a storage that both may have in common. The messages of tabs are faster
   * than the storage of a browser. @returns whether the storage has the session
   */
  async function follow(sessionId: string | undefined, isActive: boolean): Promise<boolean> {
    for (let attempt = 0; attempt < 40; attempt++) {
      const held = sessionIdOf(await storage.get());
      if (!isActive && held !== undefined) {
        if (held !== sessionId) return false;
        await storage.set(undefined);
        return true;
      }
      if (held === (isActive ? sessionId : undefined)) return true;
      await pause(25);
    }
    return false;
  }

  const isExpiring = (tokens: Tokens | undefined, within = margin): boolean =>
    tokens === undefined || tokens.expiresAt - clock() <= within;
  const canRenew = (tokens: Tokens | undefined): boolean =>
    cookie || tokens?.refreshToken !== undefined;

  /** Stores the tokens of a session. A login that requires another proof has none. */
  async function keep({ data }: SignedIn): Promise<Tokens | undefined> {
    if (data?.status !== "signed_in") return undefined;
    const { accessToken, expiresIn, refreshToken, deviceToken, user } = data;
    if (deviceToken !== undefined) await deviceTokens.setDeviceToken(deviceToken);
    const tokens = { accessToken, expiresAt: clock() + expiresIn * 1000, refreshToken };
    await storage.set(tokens);
    state.set({ status: "signed_in", user });
    tabs.post({
      type: "changed",
      user,
      sessionId: sessionIdOf(tokens),
      ...(cookie && { tokens }),
    });
    return tokens;
  }

  /** Removes the tokens, in all tabs. */
  async function clear(): Promise<void> {
    const held = await storage.get();
    await storage.set(undefined);
    state.set({ status: "signed_out" });
    tabs.post({ type: "changed", sessionId: sessionIdOf(held) });
  }

  async function refresh(): Promise<Ready> {
    const held = await storage.get();
    const answer = await client.refreshSession({
      headers: modeHeader,
      ...(!cookie && held?.refreshToken && { body: { refreshToken: held.refreshToken } }),
    });
    const tokens = await keep(answer);
    if (tokens || !isOver(answer)) return { tokens, answer };
    const now = await storage.get();
    // Another tab with the same storage has already renewed the tokens.
    if (now && now.accessToken !== held?.accessToken) return { tokens: now, answer };
    if (held) {
      await clear();
      onSessionOver?.();
    }
    state.set({ status: "signed_out" });
    return { answer };
  }

  /** Renews the tokens. Concurrent callers, also of other tabs, share one renewal. */
  function refreshOnce(): Promise<Ready> {
    renewal ??= share(async () => {
      const before = await storage.get();
      return tabs.alone(async (hasWaited) => {
        const now = hasWaited ? await storage.get() : undefined;
        if (now && now.accessToken !== before?.accessToken && !isExpiring(now)) {
          return { tokens: now };
        }
        return refresh();
      });
    });
    return renewal;
  }

  const share = (work: () => Promise<Ready>): Promise<Ready> =>
    work().finally(() => {
      renewal = undefined;
    });

  /** Waits for a renewal in progress, so that it cannot overwrite the tokens of a new session. */
  const settled = () => renewal?.catch(() => {});

  /** Renews `stale`, unless another call or tab has already renewed it. */
  async function renew(stale: Tokens | undefined): Promise<Ready> {
    if (!renewal) {
      const now = await storage.get();
      if (now?.accessToken !== stale?.accessToken && !isExpiring(now)) return { tokens: now };
    }
    return refreshOnce();
  }

  /** Returns the tokens for a call. If a renewal fails temporarily, it returns the token that is still valid. */
  async function ready(): Promise<Ready> {
    const tokens = await storage.get();
    if (!canRenew(tokens) || !isExpiring(tokens)) return { tokens };
    const lives = !isExpiring(tokens, 0);
    const renewed = await renew(tokens).catch((error): Ready => {
      if (lives) return { tokens };
      throw error;
    });
    return lives && renewed.answer && !renewed.tokens && !isOver(renewed.answer)
      ? { tokens }
      : renewed;
  }

  /** Replaces the tokens by those of another call. Calls meanwhile wait for it as for a renewal. */
  async function replace<T extends SignedIn>(call: (held?: Tokens) => Promise<T>): Promise<T> {
    await settled();
    const held = await storage.get();
    const answering = call(held);
    renewal = share(async () => ({ tokens: (await keep(await answering)) ?? held }));
    await renewal;
    return answering;
  }

  return {
    modeHeader,
    deviceTokens,
    canRenew,
    keep,
    clear,
    refreshOnce,
    settled,
    renew,
    ready,
    replace,
  };
}

/**
 * Returns whether the API rejected the refresh token for good, so a retry is useless. 204: the browser has sent
 * no session cookie. If the account requires another proof, the session stays active.
 */
const isOver = ({ response, error }: SignedIn): boolean =>
  response.status === 204 ||
  response.status === 400 ||
  (response.status === 401 && !isProblem(error, "authentication_incomplete"));
