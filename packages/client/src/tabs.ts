import type { components } from "./api.gen.ts";
import { pause } from "./pause.ts";
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
  /** The number of a sender that renews: of two that begin at the same moment, the lower one does it. */
  rank?: number;
};

/** The other tabs of the same application. */
export type Tabs = {
  /**
   * Runs work that only one tab does at a time.
   * @param work receives whether another tab has done the same work meanwhile
   */
  alone<T>(work: (hasWaited: boolean) => Promise<T>): Promise<T>;
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
/** Milliseconds within which a message reaches the other tabs. */
const delivery = 50;

/**
 * Connects the tabs of a browser that have the same `name`: by Web Locks, or by messages alone where the
 * browser has no Web Locks. Outside of a browser there are no tabs.
 * @param onMessage receives the messages of the other tabs
 */
export function connectTabs(name: string, onMessage: (message: TabMessage) => void): Tabs {
  const { BroadcastChannel: Channel } = globalThis;
  if (!browser.document || !Channel) {
    return { alone: (work) => work(false), post: () => {} };
  }
  const channel = new Channel(name);
  const { locks } = browser.navigator ?? {};
  const rank = Math.random();
  let otherUntil = 0;
  let isBeginning = false;
  channel.onmessage = ({ data }: { data: TabMessage }) => {
    if (data.type === "renewing") {
      if (!isBeginning || (data.rank ?? 0) < rank) otherUntil = Date.now() + patience;
      return;
    }
    otherUntil = 0;
    onMessage(data);
  };
  const post = (message: TabMessage) => channel.postMessage(message);

  /** Waits while another tab renews. @returns whether one did */
  async function hasWaited(): Promise<boolean> {
    const isOther = otherUntil > Date.now();
    while (otherUntil > Date.now()) await pause(delivery);
    return isOther;
  }

  async function byMessages<T>(work: (hasWaited: boolean) => Promise<T>): Promise<T> {
    if (await hasWaited()) return work(true);
    isBeginning = true;
    post({ type: "renewing", rank });
    await pause(delivery);
    isBeginning = false;
    return work(await hasWaited());
  }

  async function byLock<T>(work: (hasWaited: boolean) => Promise<T>, held: Locks): Promise<T> {
    const free = await held.request(name, { ifAvailable: true }, async (lock) =>
      lock ? { result: await work(false) } : undefined,
    );
    if (free) return free.result;
    let hasLock = false;
    // Some browsers with Web Locks have no `AbortSignal.timeout`, such as Safari 15.
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), patience);
    return held
      .request(name, { signal: controller.signal }, async () => {
        hasLock = true;
        // The message of the tab that has renewed the tokens arrives after the lock.
        await pause(delivery);
        return work(true);
      })
      .catch((error) => {
        if (hasLock) throw error;
        return work(false);
      })
      .finally(() => clearTimeout(timer));
  }

  return { alone: (work) => (locks ? byLock(work, locks) : byMessages(work)), post };
}
