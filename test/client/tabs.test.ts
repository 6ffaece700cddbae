import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { connectTabs } from "../../packages/client/src/tabs.ts";

/** The channels of the tabs of a test, which it closes at its end. */
let name = "";
let channels: Channel[] = [];
let isLosing = false;

class Channel extends BroadcastChannel {
  constructor(of: string) {
    super(of);
    channels.push(this);
  }

  override postMessage(message: unknown): void {
    if (!isLosing) super.postMessage(message);
  }
}

beforeEach(() => {
  name = crypto.randomUUID();
  // A page without Web Locks. A test advances its timers.
  vi.stubGlobal("document", {});
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const channel of channels) channel.close();
  channels = [];
});

const openTab = () => connectTabs(name, () => {});

/** Lets the messages of all tabs arrive. */
async function deliver(): Promise<void> {
  for (let count = 0; count < 50; count++) await turn();
}

/** Opens tabs that work at the same time. @returns the most that did, and the results */
async function workInAll(tabs: number, work: (tab: number) => Promise<void>) {
  let working = 0;
  let most = 0;
  const results = Array.from({ length: tabs }, (_, tab) =>
    openTab().alone(async () => {
      working += 1;
      most = Math.max(most, working);
      await deliver();
      working -= 1;
      await work(tab);
      return tab;
    }),
  );
  return { results: await Promise.allSettled(results), most: () => most };
}

test("without Web Locks, the tabs of a browser work one after the other, also after one that fails", async () => {
  const { results, most } = await workInAll(4, async (tab) => {
    if (tab === 0) throw new Error("offline");
  });
  expect(results.map(({ status }) => status).sort()).toEqual([
    ...["fulfilled", "fulfilled", "fulfilled"],
    "rejected",
  ]);
  expect(most()).toBe(1);
});

test("a tab waits for one that was closed while it renewed, ten seconds from its message on", async () => {
  const tab = openTab();
  new Channel(name).postMessage({ type: "renewing", timeoutMs: 10_000, rank: 2 });
  await deliver();
  vi.setSystemTime(Date.now() + 9000);
  const work = vi.fn(async () => {});
  const done = tab.alone(work);
  await deliver();
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1001);
  await done;
  expect(work).toHaveBeenCalledOnce();
});

test("a message that is lost delays one renewal, and no later one", async () => {
  const tab = openTab();
  isLosing = true;
  onTestFinished(() => {
    isLosing = false;
  });
  const first = tab.alone(async () => "first");
  await deliver();
  await vi.advanceTimersByTimeAsync(2001);
  await deliver();
  await vi.advanceTimersByTimeAsync(2001);
  expect(await first).toBe("first");
  isLosing = false;
  expect(await tab.alone(async () => "second")).toBe("second");
});

test("a page that may not use locks works by messages", async () => {
  const request = async () => {
    throw new DOMException("Access to the Locks API is denied in this context", "SecurityError");
  };
  vi.stubGlobal("navigator", { locks: { request } });
  const { results, most } = await workInAll(3, async () => {});
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
  expect(most()).toBe(1);
});
