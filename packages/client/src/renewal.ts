import type { components } from "./api.gen.ts";
import type { LatchClient } from "./client.ts";
import { pause } from "./pause.ts";
import { isProblem, type Problem } from "./problem.ts";
import type { StateStore, User } from "./state.ts";
import { connectTabs, type TabMessage } from "./tabs.ts";
import { claimsOf, type TokenStorage, type Tokens, withDeviceTokens } from "./tokens.ts";

/** The response to a call that can start or continue a session. */
export type SignedIn = {
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
  /** The sessions that have ended on this page. A response that arrives later does not continue them. */
  const ended = new Set<string>();
  /** The number of logouts of a session that was not known, as before the first refresh of a page. */
  let logouts = 0;
  let renewal: Promise<Ready> | undefined;
  /** The last change of another tab, until the storage shows it. */
  let followed: Promise<void> | undefined;

  const tabs = connectTabs(name, (message) => {
    followed = receive(message).catch(() => {});
  });

  async function receive({ tokens, user, sessionId, expiresAt }: TabMessage): Promise<void> {
    if (!user) end(sessionId);
    else if (hasEnded(sessionId)) return;
    if (cookie && (user || sessionId === undefined)) await storage.set(tokens);
    else if (!(await follow(sessionId, user && (expiresAt ?? 0)))) return;
    if (user && hasEnded(sessionId)) return;
    state.set(user ? { status: "signed_in", user } : { status: "signed_out" });
  }

  const end = (sessionId: string | undefined) => {
    if (sessionId === undefined) logouts++;
    else ended.add(sessionId);
  };
  const hasEnded = (sessionId: string | undefined) =>
    sessionId !== undefined && ended.has(sessionId);

  /**
   * Follows what another tab has done to a storage that both may have in common. The messages of tabs are faster
   * than the storage of a browser. @returns whether the storage has the session
   * @param expiresAt of the new access token. Undefined: the session has ended
   */
  async function follow(sessionId: string | undefined, expiresAt?: number): Promise<boolean> {
    for (let attempt = 0; attempt < 40; attempt++) {
      const held = await storage.get();
      const { sid } = claimsOf(held);
      if (expiresAt === undefined) {
        if (sid !== undefined && sid !== sessionId) return false;
        if (held) await storage.set(undefined);
        return true;
      }
      if (held && sid === sessionId && held.expiresAt >= expiresAt) return true;
      await pause(25);
    }
    return false;
  }

  const isExpiring = (tokens: Tokens | undefined, within = margin): boolean =>
    tokens === undefined || tokens.expiresAt - clock() <= within;
  const canRenew = (tokens: Tokens | undefined): boolean =>
    cookie || tokens?.refreshToken !== undefined;

  /**
   * Stores the tokens of a session, unless it has ended meanwhile. A login that requires another proof has none.
   * @param begun the number of logouts when the call began
   */
  async function keep({ data }: SignedIn, begun = logouts): Promise<Tokens | undefined> {
    if (data?.status !== "signed_in") return undefined;
    const { accessToken, expiresIn, refreshToken, deviceToken, user } = data;
    if (deviceToken !== undefined) await deviceTokens.setDeviceToken(deviceToken);
    const tokens = { accessToken, expiresAt: clock() + expiresIn * 1000, refreshToken };
    const { sid: sessionId } = claimsOf(tokens);
    const isOut = () => hasEnded(sessionId) || logouts !== begun;
    if (isOut()) return undefined;
    const before = claimsOf(await storage.get()).sid;
    if (before && before !== sessionId) end(before);
    await storage.set(tokens);
    if (isOut()) {
      await follow(sessionId);
      return undefined;
    }
    state.set({ status: "signed_in", user });
    const { expiresAt } = tokens;
    tabs.post({ type: "changed", user, sessionId, expiresAt, ...(cookie && { tokens }) });
    return tokens;
  }

  /** Removes the tokens, in all tabs. @returns those that were there */
  async function clear(): Promise<Tokens | undefined> {
    const held = await storage.get();
    const { sid: sessionId } = claimsOf(held);
    end(sessionId);
    state.set({ status: "signed_out" });
    await storage.set(undefined);
    tabs.post({ type: "changed", sessionId });
    return held;
  }

  /** Shows the account that an operation has returned, unless its session has ended meanwhile. */
  async function show(user: User): Promise<void> {
    const { sub, sid } = claimsOf(await storage.get());
    if (sub && sub === user.id && !hasEnded(sid)) state.set({ status: "signed_in", user });
  }

  async function refresh(): Promise<Ready> {
    const begun = logouts;
    const held = await storage.get();
    const answer = await client.refreshSession({
      headers: modeHeader,
      ...(!cookie && held?.refreshToken && { body: { refreshToken: held.refreshToken } }),
    });
    const now = await storage.get();
    // Another session has started meanwhile, in this tab or in another one.
    if (now && claimsOf(now).sid !== claimsOf(held).sid) return { tokens: now, answer };
    const tokens = await keep(answer, begun);
    if (tokens || !isOver(answer)) return { tokens, answer };
    // Another tab with the same storage has already renewed the tokens.
    if (now && now.accessToken !== held?.accessToken) return { tokens: now, answer };
    // A page can know a user before it has tokens, by what its server has rendered.
    const wasSignedIn = held ?? state.get().user;
    if (held) await clear();
    state.set({ status: "signed_out" });
    if (wasSignedIn) onSessionOver?.();
    return { answer };
  }

  /** Renews the tokens. Concurrent callers, also of other tabs, share one renewal. */
  function refreshOnce(): Promise<Ready> {
    renewal ??= share(async () => {
      const before = await storage.get();
      return tabs.alone(async () => {
        await followed;
        const now = await storage.get();
        if (now?.accessToken !== before?.accessToken && !isExpiring(now)) return { tokens: now };
        return refresh();
      });
    });
    // A login that has failed leaves open whether there is a session.
    return renewal.then((shared) => (shared.tokens || shared.answer ? shared : refreshOnce()));
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
      await followed;
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

  /** Replaces the tokens by those of another call. Calls meanwhile wait for it as for a renewal, in all tabs. */
  async function replace<T extends SignedIn>(call: (held?: Tokens) => Promise<T>): Promise<T> {
    // Another call may have started a renewal when this one continues.
    while (renewal) await settled();
    let answer: T | undefined;
    renewal = share(() =>
      tabs.alone(async () => {
        await followed;
        const begun = logouts;
        const held = await storage.get();
        answer = await call(held);
        const tokens = await keep(answer, begun);
        return tokens ? { tokens, answer } : { tokens: held };
      }),
    );
    await renewal;
    return answer as T;
  }

  return {
    modeHeader,
    deviceTokens,
    canRenew,
    clear,
    show,
    refreshOnce,
    settled,
    renew,
    ready,
    replace,
  };
}

/**
 * Returns whether the API rejected the refresh token for good, so a retry is useless. 204: the browser has sent
 * no session cookie. Any other 401 is about something else: another proof that the account requires, an API key that has
 * ended, a proxy in front of the API.
 */
const isOver = ({ response, error }: SignedIn): boolean =>
  response.status === 204 ||
  isProblem(error, "invalid_session") ||
  (response.status === 400 && !isProblem(error, "unexpected_response"));
