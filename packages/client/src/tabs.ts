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
  /** The sender no longer renews the tokens, and has changed nothing. */
  isOver?: boolean;
};

/** The other tabs of the same application. */
export type Tabs = {
  /** Runs work that only one tab does at a time. The messages of tabs that did it before have arrived. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  post(message: TabMessage): void;
};

/** The parts of the browser's API that are used, because the types of browsers are not loaded. */
type Lock = { name: string } | null;
type Locks = {
  request<T>(name: string, options: object, work: (lock: Lock) => Promise<T>): Promise<T>;
};
type Browser = { document?: object; navigator?: { locks?: Locks } };
const browser = globalThis as unknown as Browser;

/** Milliseconds that a tab waits for another one that renews the tokens. */
const patience = 10_000;
/** Milliseconds within which a message reaches all tabs, unless the browser is very busy. */
const delivery = 1000;
/** Milliseconds within which a message arrives that the browser has already delivered. */
const arrival = 50;

/**
 * Connects the tabs of a browser that have the same `name`: by Web Locks, or by messages alone where the page has no
 * Web Locks. Outside of a browser there are no tabs.
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
  /** The number of the message by which this tab has claimed its turn. */
  let turn = 0;
  let changedAt = 0;
  let onArrival = () => {};

  inbox.onmessage = ({ data }: { data: TabMessage & { rank?: number; number?: number } }) => {
    const { rank: sender, number = 0, type, isOver } = data;
    if (sender === rank) {
      returned = Math.max(returned, number);
      if (number === turn) claims.set(rank, Number.POSITIVE_INFINITY);
    } else if (type === "renewing") {
      claims.delete(sender ?? 0);
      if (!isOver) claims.set(sender ?? 0, Date.now() + patience);
    } else {
      // Messages of an earlier release do not contain their sender.
      const ended = [...claims.keys()].filter((one) => one === (sender ?? one) && one !== rank);
      for (const one of ended) claims.delete(one);
      changedAt = Date.now();
      onMessage(data);
    }
    onArrival();
  };

  function post(message: TabMessage): void {
    outbox.postMessage({ ...message, rank, number: sent + 1 });
    sent++;
  }

  /** Waits for messages, for a limited time, because a tab in the background has slow timers. */
  const until = (isReached: () => boolean, limit: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, limit);
      onArrival = () => {
        if (!isReached()) return;
        clearTimeout(timer);
        resolve();
      };
      onArrival();
    });

  async function areDelivered(): Promise<void> {
    await until(() => returned >= sent, delivery);
    // A page that is about to be hidden loses messages. They are not waited for again.
    returned = sent;
  }

  /** Returns the tab that has its turn before this one, and until when it is waited for. */
  function tabBefore(): [number, number] | undefined {
    const first = [...claims].find(([, end]) => end > Date.now());
    return first?.[0] === rank ? undefined : first;
  }

  async function areDone(): Promise<void> {
    for (let before = tabBefore(); before; before = tabBefore()) {
      const [other, end] = before;
      await until(() => tabBefore()?.[0] !== other, end - Date.now());
    }
  }

  /** Runs work after the messages of earlier renewals, and ends when its own ones have reached all tabs. */
  async function inTurn(work: () => Promise<void>, hasLock: boolean): Promise<void> {
    post({ type: "renewing" });
    turn = sent;
    await areDelivered();
    if (!hasLock) await areDone();
    const before = sent;
    await work();
    if (sent === before) post({ type: "renewing", isOver: true });
    turn = 0;
    claims.delete(rank);
    await areDelivered();
  }

  async function withLock(work: () => Promise<void>, held: Locks): Promise<void> {
    const since = Date.now();
    // Some browsers with Web Locks have no `AbortSignal.timeout`, such as Safari 15.
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), patience);
    let hasLock = false;
    try {
      const isFree = await held.request(name, { ifAvailable: true }, async (lock) => {
        hasLock = lock !== null;
        if (hasLock) await inTurn(work, true);
        return hasLock;
      });
      if (isFree) return;
      await held.request(name, { signal: controller.signal }, async () => {
        hasLock = true;
        await until(() => changedAt >= since, arrival);
        await inTurn(work, true);
      });
    } catch (error) {
      if (hasLock) throw error;
      // The other tab takes too long, or the page has no access to locks, as in a sandboxed frame.
      await inTurn(work, false);
    } finally {
      clearTimeout(timer);
    }
  }

  let last: Promise<void> = Promise.resolve();
  return {
    alone: (work) =>
      new Promise((resolve, reject) => {
        const settle = () => work().then(resolve, reject);
        const run = () => (locks ? withLock(settle, locks) : inTurn(settle, false));
        last = last.then(run).catch(reject);
      }),
    post,
  };
}
