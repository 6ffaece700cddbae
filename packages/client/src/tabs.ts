import type { components } from "./api.gen.ts";
import type { Tokens } from "./tokens.ts";

/** A message between tabs: the session has changed, or the sender renews the tokens now. */
export type TabMessage = {
  type: "changed" | "renewing";
  /** The user who is signed in. Absent: the session has ended. */
  user?: components["schemas"]["User"];
  /** The session that has started, was renewed, or has ended. */
  sessionId?: string;
  /** The expiry of the new access token, in milliseconds since 1970. Absent in tabs with an earlier release. */
  expiresAt?: number;
  /** Only in cookie mode, where the tabs have no common storage. */
  tokens?: Tokens;
  /** Milliseconds for which the other tabs wait for the sender. Absent: it no longer renews the tokens. */
  timeoutMs?: number;
};

/** The other tabs of the same application. */
export type Tabs = {
  /** Runs work that only one tab does at a time. The messages of tabs that did it before have arrived. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  post(message: TabMessage): void;
};

/** The parts of the browser's API that are used, because the types of browsers are not loaded. */
type Locks = { request<T>(name: string, options: object, work: () => Promise<T>): Promise<T> };
type Browser = { document?: object; navigator?: { locks?: Locks } };
const browser = globalThis as unknown as Browser;

/** Milliseconds that a tab waits for another one that renews the tokens. */
const timeoutMs = 10_000;
/** Milliseconds within which a message reaches all tabs, unless the browser is very busy. */
const delivery = 1000;

/**
 * Connects the tabs of a browser that have the same `name`: by Web Locks and messages, or by messages alone where the
 * page has no Web Locks. Outside of a browser there are no tabs.
 *
 * A tab receives its own messages, too: when the browser has returned one, those that other tabs sent before it have
 * arrived. WebKit returns it earlier. Without Web Locks, its tabs can then renew the tokens at the same moment, which
 * the API tolerates.
 * @param onMessage receives the messages of the other tabs
 */
export function connectTabs(name: string, onMessage: (message: TabMessage) => void): Tabs {
  const { BroadcastChannel: Channel } = globalThis;
  if (!browser.document || !Channel) {
    return { alone: (work) => work(), post: () => {} };
  }
  const { locks } = browser.navigator ?? {};
  // A channel does not receive what it sends, but a second one does.
  const outbox = new Channel(name);
  const inbox = new Channel(name);
  const rank = Math.random();
  /** The tabs that renew the tokens, or wait for it, in their order, and until when they are waited for. */
  const claims = new Map<number, number>();
  let sent = 0;
  let returned = 0;
  let onArrival: () => unknown = () => {};

  inbox.onmessage = ({ data }: { data: TabMessage & { rank: number; number: number } }) => {
    // A sender that claims its turn once more is the last one.
    claims.delete(data.rank);
    claims.set(data.rank, Date.now() + (data.timeoutMs ?? 0));
    if (data.rank === rank) returned = data.number;
    else if (data.type === "changed") onMessage(data);
    onArrival();
  };

  const post = (message: TabMessage) => outbox.postMessage({ ...message, rank, number: ++sent });

  /** Waits for messages, for a limited time, because a page that is hidden loses some. */
  const until = (isReached: () => boolean, limit: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, limit);
      onArrival = () => isReached() && resolve();
      onArrival();
    });

  const areDelivered = () => until(() => returned >= sent, delivery);

  /** Returns the tab whose turn it is, and until when it is waited for. */
  const first = () => [...claims].find(([, end]) => end > Date.now()) ?? [rank, 0];

  /** Runs work after that of the tabs before, and ends when its own messages have reached all tabs. */
  async function inTurn(work: () => Promise<void>): Promise<void> {
    post({ type: "renewing", timeoutMs });
    await areDelivered();
    await until(() => first()[0] === rank, first()[1] - Date.now());
    await work();
    post({ type: "renewing" });
    await areDelivered();
  }

  let last: Promise<void> = Promise.resolve();
  return {
    alone: (work) =>
      new Promise((resolve, reject) => {
        const run = () => inTurn(() => work().then(resolve, reject));
        last = last
          .then(() => {
            // Safari 15 has Web Locks, and no such signal.
            const signal = AbortSignal.timeout?.(timeoutMs);
            // It runs without the lock if another tab takes too long, or the page may not use locks, as in a sandboxed frame.
            return locks?.request(name, { signal }, run).catch(run) ?? run();
          })
          .catch(reject);
      }),
    post,
  };
}
