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
 * Connects the tabs of a browser that have the same `name`: by Web Locks, or by messages alone where the
 * browser has no Web Locks. Outside of a browser there are no tabs.
 * @param onMessage receives the messages of the other tabs
 */
export function connectTabs(name: string, onMessage: (message: TabMessage) => void): Tabs {
  const { BroadcastChannel: Channel } = globalThis;
  if (!browser.document || !Channel) {
    return { alone: (work) => work(), post: () => {} };
  }
  const { locks } = browser.navigator ?? {};
  // A tab also receives its own messages, by a second channel: what was sent before them has then arrived.
  const outbox = new Channel(name);
  const inbox = new Channel(name);
  const rank = Math.random();
  let sent = 0;
  let returned = 0;
  let changedAt = 0;
  let otherUntil = 0;
  let isFirst = false;
  let onArrival = () => {};

  inbox.onmessage = ({ data }: { data: TabMessage & { rank?: number } }) => {
    if (data.rank === rank) {
      returned++;
      if (data.type === "renewing") isFirst = !data.isOver && otherUntil <= Date.now();
    } else if (data.type === "renewing") {
      if (!isFirst) otherUntil = data.isOver ? 0 : Date.now() + patience;
    } else {
      otherUntil = 0;
      changedAt = Date.now();
      onMessage(data);
    }
    onArrival();
  };

  function post(message: TabMessage): void {
    sent++;
    // Tabs with an earlier release compare the numbers of two senders.
    outbox.postMessage({ ...message, rank });
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

  const areDelivered = () => until(() => returned >= sent, delivery);

  /** Runs work after the messages of earlier renewals, and ends when its own ones have reached all tabs. */
  async function inTurn(work: () => Promise<void>): Promise<void> {
    post({ type: "renewing" });
    await areDelivered();
    if (!locks) await until(() => isFirst || otherUntil <= Date.now(), patience);
    const before = sent;
    await work();
    if (!locks && isFirst && sent === before) post({ type: "renewing", isOver: true });
    await areDelivered();
    isFirst = false;
  }

  async function withLock(work: () => Promise<void>, held: Locks): Promise<void> {
    const since = Date.now();
    const isFree = await held.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await inTurn(work);
      return lock !== null;
    });
    if (isFree) return;
    let hasLock = false;
    // Some browsers with Web Locks have no `AbortSignal.timeout`, such as Safari 15.
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), patience);
    await held
      .request(name, { signal: controller.signal }, async () => {
        hasLock = true;
        clearTimeout(timer);
        await until(() => changedAt >= since, arrival);
        await inTurn(work);
      })
      .catch((error) => (hasLock ? Promise.reject(error) : work()));
  }

  let last: Promise<void> = Promise.resolve();
  return {
    alone: (work) =>
      new Promise((resolve, reject) => {
        const settle = () => work().then(resolve, reject);
        const run = () => (locks ? withLock(settle, locks) : inTurn(settle));
        last = last.then(run).catch(reject);
      }),
    post,
  };
}
