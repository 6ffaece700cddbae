import { createLatchClient, type LatchClient, type LatchClientOptions } from "./client.ts";
import { operations } from "./operations.gen.ts";
import { reloadOnReturn, warnOfHostNames } from "./page.ts";
import { isProblem } from "./problem.ts";
import { createRenewal, type SignedIn } from "./renewal.ts";
import { type Answer, mergeHeaders, type SendInit, untilAborted } from "./send.ts";
import { createState, type SessionState, type User } from "./state.ts";
import {
  type ConfirmedOperation,
  type OnReauthentication,
  type Proofs,
  withStepUp,
} from "./step-up.ts";
import { createMemoryStorage, type TokenStorage, type Tokens } from "./tokens.ts";

export type SessionOptions = LatchClientOptions & {
  /** For browsers: stores the refresh token as an HttpOnly cookie. Default: false. */
  cookie?: boolean;
  /** Default: memory, so the tokens are lost when the page or the program ends. */
  storage?: TokenStorage;
  /** The user that the server has rendered the page for, so that the first load asks the API for nothing. */
  user?: User;
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
   * session, `logOut` ends it in all tabs. A result with the status `pending` starts none: `answerChallenge`
   * continues the login, `confirmEnrolledTotp` and `enrolPasskey` complete one that adds a second factor.
   * `reauthenticate` sends the refresh token or the cookie, and renews the tokens. `logIn`,
   * `logInWithPasskey`, `forgotPassword` and `resendVerification` send the device token of the last session.
   */
  latch: LatchClient;
  /** Returns a valid access token, to call other services. `undefined` without a session. */
  accessToken(): Promise<string | undefined>;
  /** Finds out who is signed in, by the stored tokens or the session cookie. Concurrent calls share one request. */
  load(): Promise<SessionState>;
  /** The current state, the same object until it changes. */
  getSnapshot(): SessionState;
  /** The state at the creation, which the server and the first render of a page have in common. */
  getServerSnapshot(): SessionState;
  /** Calls `listener` after each change of the state, and loads the session. Returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
};

type Call = (init?: SendInit) => Promise<Answer>;

/**
 * Creates a client that manages its session. It stores the tokens and sends the access token with each
 * call. It renews the tokens before the access token expires, and after a call that returns 401, which
 * it then repeats once. Concurrent calls and other tabs share one renewal. If the renewal fails, the call
 * resolves to the response of the renewal. It also stores the device token; in cookie mode the browser does.
 */
export function createLatchSession(options: SessionOptions): LatchSession {
  const {
    cookie = false,
    storage = createMemoryStorage(),
    user,
    onSessionOver,
    onReauthentication,
    clock = Date.now,
    ...rest
  } = options;
  if (cookie) warnOfHostNames(rest.baseUrl);
  const client = createLatchClient(cookie ? { credentials: "include", ...rest } : rest);
  const calls = client as unknown as Record<string, Call>;
  const initial: SessionState = user ? { status: "signed_in", user } : { status: "loading" };
  const state = createState(initial);
  const name = `latch ${rest.baseUrl ?? ""}`;
  const renewal = createRenewal({ client, cookie, storage, state, name, clock, onSessionOver });
  const { modeHeader, deviceTokens, ready, settled } = renewal;

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
      if (answer?.error && !tokens) return answer;
      const first = await send(tokens);
      const canRepeat = tokens !== undefined && renewal.canRenew(tokens);
      if (!isProblem(first.error, "unauthenticated") || !canRepeat) return first;
      const renewed = await renewal.renew(tokens);
      if (renewed.tokens) return send(renewed.tokens);
      return renewed.answer?.error ? renewed.answer : first;
    };

  /** Starts a session. The cookie of a renewal meanwhile would replace its cookie. */
  const beginning =
    (call: Call): Call =>
    (init = {}) =>
      renewal.replace(
        () =>
          call({ ...init, headers: mergeHeaders(modeHeader, init.headers) }) as Promise<SignedIn>,
      );

  /** Adds the stored device token to the body, unless the caller passes one. */
  const fromDevice =
    (call: Call): Call =>
    async (init = {}) => {
      const deviceToken = cookie ? undefined : await deviceTokens.getDeviceToken();
      if (deviceToken === undefined) return call(init);
      return call({ ...init, body: { deviceToken, ...(init.body as object) } });
    };

  /** Shows the account that an operation returns. */
  const showing =
    (call: Call): Call =>
    async (init) => {
      const answer = await call(init);
      if (answer.data) await renewal.show(answer.data as User);
      return answer;
    };

  /** Reauthenticates the user and stores the new tokens. The API has rotated the refresh token. */
  const reauthenticate: LatchClient["reauthenticate"] = (init) =>
    renewal.replace((held) =>
      client.reauthenticate({
        ...init,
        headers: mergeHeaders(modeHeader, init.headers),
        body: { ...(!cookie && { refreshToken: held?.refreshToken }), ...init.body },
      }),
    );

  const confirm = (body: Proofs & { operation?: ConfirmedOperation }) => reauthenticate({ body });

  const own: Partial<LatchClient> = {
    reauthenticate,

    async requestPasskey(init = {}) {
      const { body } = init;
      if (cookie || body?.purpose !== "reauthenticate") return client.requestPasskey(init);
      const refreshToken = (await storage.get())?.refreshToken;
      return client.requestPasskey({ ...init, body: { refreshToken, ...body } });
    },

    async refreshSession(init) {
      if (init?.body?.refreshToken) return client.refreshSession(init);
      const { answer } = await renewal.refreshOnce();
      // Another tab has renewed the tokens, but the caller asks for a response.
      if (!answer) return latch.refreshSession(init);
      return answer as Awaited<ReturnType<LatchClient["refreshSession"]>>;
    },

    async logOut(init = {}) {
      // The cookie of a renewal in progress would replace the one that the API deletes.
      const renewed = settled();
      // Before the response: a logout removes the tokens from this machine even if the API is unavailable.
      const held = await renewal.clear();
      await renewed;
      return client.logOut(cookie ? init : { body: { refreshToken: held?.refreshToken }, ...init });
    },
  };

  const wrap = (ids: (keyof LatchClient)[], wrapper: (call: Call) => Call, from = calls) =>
    Object.fromEntries(ids.map((id) => [id, wrapper(from[id] as Call)]));

  const guarded = Object.entries(operations)
    .filter(([, [, , bearer]]) => bearer)
    .map(([id, [, , bearer]]) => {
      const call = signedIn(calls[id] as Call);
      const operation = id as keyof typeof operations;
      return bearer !== true && onReauthentication
        ? [id, withStepUp(operation, call, confirm, onReauthentication)]
        : [id, call];
    });
  const signedInCalls = Object.fromEntries(guarded) as Record<string, Call>;
  const calling = {
    ...client,
    ...signedInCalls,
    ...wrap(["getMe", "updateMe"], showing, signedInCalls),
    ...wrap(["signUp", "answerChallenge", "confirmEnrolledTotp", "enrolPasskey"], beginning),
    ...wrap(["logIn", "logInWithPasskey"], (call) => fromDevice(beginning(call))),
    ...wrap(["resendVerification", "forgotPassword"], fromDevice),
    ...own,
  } as unknown as Record<string, Call>;
  /** A call also ends by its signal while it waits for a renewal or for the user. */
  const cancellable =
    (call: Call): Call =>
    (init) =>
      untilAborted(init?.signal, () => call(init));
  const latch = wrap(
    Object.keys(calling) as (keyof LatchClient)[],
    cancellable,
    calling,
  ) as unknown as LatchClient;

  let loading: Promise<SessionState> | undefined;
  async function load(): Promise<SessionState> {
    loading ??= find()
      .catch((error) => {
        // A login or a logout meanwhile has decided.
        if (state.get().status === "loading") state.set({ status: "loading", error });
      })
      .then(() => {
        loading = undefined;
        return state.get();
      });
    return loading;
  }

  async function find(): Promise<void> {
    if (state.get().status !== "loading") return;
    const { tokens, answer } = await ready();
    if (state.get().status !== "loading") return;
    const { error } = tokens ? await latch.getMe() : (answer ?? {});
    if (error && (error.status !== 401 || error.code === "unexpected_response")) throw error;
    if (state.get().status === "loading") state.set({ status: "signed_out" });
  }

  return {
    latch,
    accessToken: async () => (await ready()).tokens?.accessToken,
    load,
    getSnapshot: state.get,
    getServerSnapshot: () => initial,
    subscribe(listener) {
      void load();
      const stop = [state.subscribe(listener), reloadOnReturn(load)];
      return () => {
        for (const end of stop) end();
      };
    },
  };
}
