import { type ClientOptions, mergeHeaders } from "openapi-fetch";
import type { components } from "./api.gen.ts";
import { createLatchClient, type LatchClient, type LatchClientOptions } from "./client.ts";
import { operations } from "./operations.gen.ts";
import { type OnReauthentication, type ProofInput, withStepUp } from "./step-up.ts";

/** The tokens that a session stores between calls. */
export type Tokens = {
  accessToken: string;
  /** The expiry of the access token in milliseconds since 1970, by the clock of this machine. */
  expiresAt: number;
  /** Absent in cookie mode: the browser stores it as an HttpOnly cookie. */
  refreshToken?: string;
};

/** A store for the tokens: memory, the storage of a browser, a keychain. `undefined` means no tokens. */
export type TokenStorage = Partial<DeviceTokenStorage> & {
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  set(tokens: Tokens | undefined): void | Promise<void>;
};

/**
 * The optional part of a storage: the last device token. It stays after a logout, because it belongs to
 * the device: with it, failed logins of other clients cannot lock the user out. It proves nothing by itself.
 * A storage without these functions works as before, and the session keeps the device token in memory.
 */
export type DeviceTokenStorage = {
  getDeviceToken(): string | undefined | Promise<string | undefined>;
  setDeviceToken(deviceToken: string): void | Promise<void>;
};

export type SessionOptions = LatchClientOptions & {
  /** For browsers: stores the refresh token as an HttpOnly cookie. Default: false. */
  cookie?: boolean;
  /** Default: memory, so the tokens are lost when the program ends. */
  storage?: TokenStorage;
  /** Called when the API has ended the session, so the user must log in again. `logOut` does not call it. */
  onSessionOver?: () => void;
  /**
   * Called when an operation requires a recent authentication. It asks the user for proofs; the session
   * sends them to `reauthenticate` and repeats the operation. Without it, the operation resolves to the
   * problem `reauthentication_required`.
   */
  onReauthentication?: OnReauthentication;
  /** Returns the time in milliseconds since 1970. Default: `Date.now`. */
  clock?: () => number;
};

export type LatchSession = {
  /**
   * A client that sends the access token. `signUp`, `logIn`, `logInWithPasskey` and `answerChallenge` start the
   * session, `logOut` ends it. A result with the status `pending` starts none: `answerChallenge` continues the
   * login, `confirmEnrolledTotp` and `enrolPasskey` complete one that adds a second factor. `logIn`,
   * `logInWithPasskey`, `forgotPassword` and `resendVerification` send the device token of the last session.
   */
  latch: LatchClient;
  /** Returns a valid access token, to call other services. `undefined` without a session. */
  accessToken(): Promise<string | undefined>;
};

type Answer = { data?: unknown; error?: unknown; response: Response };
type LogInResult = components["schemas"]["AuthResult"] | components["schemas"]["PendingLogIn"];
type SignedIn = { data?: LogInResult; error?: unknown; response: Response };
type Init = { headers?: ClientOptions["headers"]; body?: unknown };
type Call = (init?: Init) => Promise<Answer>;
/** The tokens to use, or the response that explains why there are none. */
type Ready = { tokens?: Tokens; answer?: SignedIn };

/** Milliseconds before the expiry of an access token at which the session renews it. */
const margin = 30_000;

/**
 * Creates a client that manages its session. It stores the tokens and sends the access token with each
 * call. It renews the tokens before the access token expires, and after a call that returns 401, which
 * it then repeats once. Concurrent calls share one renewal. If the renewal fails, the call resolves to
 * the response of the renewal. It also stores the device token; in cookie mode the browser does.
 */
export function createLatchSession(options: SessionOptions): LatchSession {
  const {
    cookie = false,
    storage = createMemoryStorage(),
    onSessionOver,
    onReauthentication,
    clock = Date.now,
    ...rest
  } = options;
  const deviceTokens = withDeviceTokens(storage);
  const client = createLatchClient(cookie ? { credentials: "include", ...rest } : rest);
  const calls = client as unknown as Record<string, Call>;
  const modeHeader = cookie ? { "x-session-mode": "cookie" } : {};
  let renewal: Promise<Ready> | undefined;

  const isExpiring = (tokens: Tokens | undefined, within = margin): boolean =>
    tokens === undefined || tokens.expiresAt - clock() <= within;
  const canRenew = (tokens: Tokens | undefined): boolean =>
    cookie || tokens?.refreshToken !== undefined;

  /** Stores the tokens of a session. A login that requires another proof has none. */
  async function keep({ data }: SignedIn): Promise<Tokens | undefined> {
    if (data?.status !== "signed_in") return undefined;
    const { accessToken, expiresIn, refreshToken, deviceToken } = data;
    if (deviceToken !== undefined) await deviceTokens.setDeviceToken(deviceToken);
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
    // Another tab with the same storage has already renewed the tokens.
    if (now && now.accessToken !== held?.accessToken) return { tokens: now, answer };
    await storage.set(undefined);
    if (held) onSessionOver?.();
    return { answer };
  }

  /** Renews the tokens. Concurrent callers share one renewal. */
  function refreshOnce(): Promise<Ready> {
    renewal ??= refresh().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

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

  /** Adds the stored device token to the body, unless the caller passes one. */
  const fromDevice =
    (call: Call): Call =>
    async (init = {}) => {
      const deviceToken = cookie ? undefined : await deviceTokens.getDeviceToken();
      if (deviceToken === undefined) return call(init);
      return call({ ...init, body: { deviceToken, ...(init.body as object) } });
    };

  /** Waits for a renewal in progress, so that it cannot overwrite the tokens of a new session. */
  const settled = () => renewal?.catch(() => {});

  /** Reauthenticates the user and stores the new tokens. Calls meanwhile wait for it as for a renewal. */
  async function reauthenticate(body: { proofs: ProofInput[]; operation?: string }) {
    await settled();
    const held = await storage.get();
    const proving = client.reauthenticate({
      headers: modeHeader,
      body: { ...body, ...(cookie ? {} : { refreshToken: held?.refreshToken }) },
    });
    renewal = proving
      .then(async (answer) => ({ tokens: (await keep(answer)) ?? held }))
      .finally(() => {
        renewal = undefined;
      });
    await renewal;
    return proving;
  }

  const own: Partial<LatchClient> = {
    signUp: beginning(calls["signUp"] as Call) as LatchClient["signUp"],
    logIn: fromDevice(beginning(calls["logIn"] as Call)) as LatchClient["logIn"],
    logInWithPasskey: fromDevice(
      beginning(calls["logInWithPasskey"] as Call),
    ) as LatchClient["logInWithPasskey"],
    answerChallenge: beginning(calls["answerChallenge"] as Call) as LatchClient["answerChallenge"],
    confirmEnrolledTotp: beginning(
      calls["confirmEnrolledTotp"] as Call,
    ) as LatchClient["confirmEnrolledTotp"],
    enrolPasskey: beginning(calls["enrolPasskey"] as Call) as LatchClient["enrolPasskey"],
    resendVerification: fromDevice(
      calls["resendVerification"] as Call,
    ) as LatchClient["resendVerification"],
    forgotPassword: fromDevice(calls["forgotPassword"] as Call) as LatchClient["forgotPassword"],

    async requestPasskey(init = {}) {
      const { body } = init;
      if (cookie || body?.purpose !== "reauthenticate") return client.requestPasskey(init);
      const refreshToken = (await storage.get())?.refreshToken;
      return client.requestPasskey({ ...init, body: { refreshToken, ...body } });
    },

    async refreshSession(init) {
      if (init?.body?.refreshToken) return client.refreshSession(init);
      const { answer } = await refreshOnce();
      return answer as Awaited<ReturnType<LatchClient["refreshSession"]>>;
    },

    async logOut(init = {}) {
      await settled();
      const held = await storage.get();
      // Before the response: a logout removes the tokens from this machine even if the API is unavailable.
      await storage.set(undefined);
      return client.logOut(cookie ? init : { body: { refreshToken: held?.refreshToken }, ...init });
    },
  };

  const guarded = Object.entries(operations)
    .filter(([, { bearer }]) => bearer)
    .map(([id, { stepUp }]) => {
      const call = signedIn(calls[id] as Call);
      const operation = id as keyof typeof operations;
      return stepUp && onReauthentication
        ? [id, withStepUp(operation, call, reauthenticate, onReauthentication)]
        : [id, call];
    });
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

/** Returns the storage of the device token: the given one, or memory if that stores only tokens. */
function withDeviceTokens(storage: TokenStorage): DeviceTokenStorage {
  let kept: string | undefined;
  return {
    getDeviceToken: () => (storage.getDeviceToken ? storage.getDeviceToken() : kept),
    setDeviceToken(deviceToken) {
      kept = deviceToken;
      return storage.setDeviceToken?.(deviceToken);
    },
  };
}

/**
 * Returns whether the API rejected the refresh token for good, so a retry is useless. If the account requires
 * another proof, the session stays active.
 */
const isOver = ({ response, error }: Answer): boolean =>
  response.status === 400 ||
  (response.status === 401 && codeOf(error) !== "authentication_incomplete");

const codeOf = (error: unknown): string | undefined =>
  (error as { code?: string } | undefined)?.code;

/** Returns whether a 401 concerns the access token, not a password in the body. */
const isUnauthenticated = ({ response, error }: Answer): boolean =>
  response.status === 401 && (codeOf(error) ?? "unauthenticated") === "unauthenticated";
