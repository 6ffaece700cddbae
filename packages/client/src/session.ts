import { type ClientOptions, mergeHeaders } from "openapi-fetch";
import type { components } from "./api.gen.ts";
import { createLatchClient, type LatchClient } from "./client.ts";
import { operations } from "./operations.gen.ts";

/** What a session keeps between calls. */
export type Tokens = {
  accessToken: string;
  /** Milliseconds since 1970, by the clock of this machine. */
  expiresAt: number;
  /** Absent in cookie mode: there it is a cookie that scripts can't read. */
  refreshToken?: string;
};

/** Where tokens are kept: memory, a browser's storage, a keychain. `undefined` means none. */
export type TokenStorage = {
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  set(tokens: Tokens | undefined): void | Promise<void>;
};

export type SessionOptions = ClientOptions & {
  /** For browsers: the refresh token is a cookie, out of the reach of scripts. Default false. */
  cookie?: boolean;
  /** Default: memory, so that the tokens are gone with the program. */
  storage?: TokenStorage;
  /** The API has ended the session: time to log in again. Not called by `logOut`. */
  onSessionOver?: () => void;
  /** Milliseconds since 1970. */
  clock?: () => number;
};

export type LatchSession = {
  /** A client that signs its calls in. `signUp` and `logIn` begin the session, `logOut` ends it. */
  latch: LatchClient;
  /** An access token that is good for a while, to call others with; undefined when signed out. */
  accessToken(): Promise<string | undefined>;
};

type Answer = { data?: unknown; error?: unknown; response: Response };
type SignedIn = { data?: components["schemas"]["AuthResult"]; error?: unknown; response: Response };
type Call = (init?: { headers?: ClientOptions["headers"] }) => Promise<Answer>;
/** Tokens to go on with, or the answer that says why there are none. */
type Ready = { tokens?: Tokens; answer?: SignedIn };

/** Milliseconds before its end at which an access token is renewed. */
const margin = 30_000;

/**
 * A client that looks after its session: it keeps the tokens, adds the access token, renews it before
 * it expires or when a call is answered 401, once for all calls that wait, and sends such a call once
 * more. A call whose session can't be renewed resolves to the answer that the renewal got.
 */
export function createLatchSession(options: SessionOptions): LatchSession {
  const {
    cookie = false,
    storage = createMemoryStorage(),
    onSessionOver,
    clock = Date.now,
    ...rest
  } = options;
  const client = createLatchClient(cookie ? { credentials: "include", ...rest } : rest);
  const calls = client as unknown as Record<string, Call>;
  const modeHeader = cookie ? { "x-session-mode": "cookie" } : {};
  let renewal: Promise<Ready> | undefined;

  const isExpiring = (tokens: Tokens | undefined, within = margin): boolean =>
    tokens === undefined || tokens.expiresAt - clock() <= within;
  const canRenew = (tokens: Tokens | undefined): boolean =>
    cookie || tokens?.refreshToken !== undefined;

  async function keep({ data }: SignedIn): Promise<Tokens | undefined> {
    if (!data) return undefined;
    const { accessToken, expiresIn, refreshToken } = data;
    const tokens = { accessToken, expiresAt: clock() + expiresIn * 1000, refreshToken };
    await storage.set(tokens);
    return tokens;
  }

  async function refresh(): Promise<Ready> {
    const held = await storage.get();
    const answer = await client.refreshSession({
      headers: modeHeader,
      ...(cookie ? {} : { body: { refreshToken: held?.refreshToken } }),
    });
    const tokens = await keep(answer);
    if (tokens || !isOver(answer)) return { tokens, answer };
    const now = await storage.get();
    // Another tab with the same storage was quicker.
    if (now && now.accessToken !== held?.accessToken) return { tokens: now, answer };
    await storage.set(undefined);
    if (held) onSessionOver?.();
    return { answer };
  }

  /** One renewal at a time, for all that wait for it. */
  function refreshOnce(): Promise<Ready> {
    renewal ??= refresh().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  /** Renews `stale`, unless someone else did so meanwhile. */
  async function renew(stale: Tokens | undefined): Promise<Ready> {
    if (!renewal) {
      const now = await storage.get();
      if (now?.accessToken !== stale?.accessToken && !isExpiring(now)) return { tokens: now };
    }
    return refreshOnce();
  }

  /** What to make a call with. A renewal that only fails for now leaves a token that still lives. */
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

  const signedIn =
    (call: Call): Call =>
    async (init = {}) => {
      const send = ({ accessToken }: Partial<Tokens> = {}) =>
        call({
          ...init,
          headers: mergeHeaders(
            accessToken ? { authorization: `Bearer ${accessToken}` } : {},
            init.headers,
          ),
        });
      const { tokens, answer } = await ready();
      if (answer && !tokens) return answer;
      const first = await send(tokens);
      if (!isUnauthenticated(first) || !canRenew(tokens)) return first;
      const renewed = await renew(tokens);
      return renewed.tokens ? send(renewed.tokens) : (renewed.answer ?? first);
    };

  const beginning =
    (call: Call): Call =>
    async (init = {}) => {
      await settled();
      const answer = await call({ ...init, headers: mergeHeaders(modeHeader, init.headers) });
      await keep(answer as SignedIn);
      return answer;
    };

  /** A renewal under way must not write its tokens over what comes next. */
  const settled = () => renewal?.catch(() => {});

  const own: Partial<LatchClient> = {
    signUp: beginning(calls["signUp"] as Call) as LatchClient["signUp"],
    logIn: beginning(calls["logIn"] as Call) as LatchClient["logIn"],

    async refreshSession(init) {
      if (init?.body?.refreshToken) return client.refreshSession(init);
      const { answer } = await refreshOnce();
      return answer as Awaited<ReturnType<LatchClient["refreshSession"]>>;
    },

    async logOut(init = {}) {
      await settled();
      const held = await storage.get();
      // Whatever the API answers: whoever logs out wants the tokens off this machine.
      await storage.set(undefined);
      return client.logOut(cookie ? init : { body: { refreshToken: held?.refreshToken }, ...init });
    },
  };

  const guarded = Object.entries(operations)
    .filter(([, { bearer }]) => bearer)
    .map(([id]) => [id, signedIn(calls[id] as Call)]);
  return {
    latch: { ...client, ...Object.fromEntries(guarded), ...own },
    accessToken: async () => (await ready()).tokens?.accessToken,
  };
}

function createMemoryStorage(): TokenStorage {
  let kept: Tokens | undefined;
  return {
    get: () => kept,
    set: (tokens) => {
      kept = tokens;
    },
  };
}

/** The refresh token was refused: trying it again would not help. */
const isOver = ({ response }: Answer): boolean =>
  response.status === 401 || response.status === 400;

/** A 401 that is about the access token, not about a password or a code in the body. */
const isUnauthenticated = ({ response, error }: Answer): boolean => {
  const { code = "unauthenticated" } = (error ?? {}) as { code?: string };
  return response.status === 401 && code === "unauthenticated";
};
