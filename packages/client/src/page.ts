/** The parts of a page that are used, because the types of browsers are not loaded. */
type Target = {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
};
type Page = Partial<Target> & { location?: { hostname: string } };
const page = globalThis as unknown as Page;

const local = ["localhost", "127.0.0.1", "[::1]"];

/** Calls `load` when the browser is online again. Returns what ends this. */
export function reloadOnReturn(load: () => unknown): () => void {
  page.addEventListener?.("online", load);
  return () => page.removeEventListener?.("online", load);
}

/**
 * Warns if page and API have different names of this machine. Browsers then treat them as different sites, and
 * some of them send no cookie from one to the other.
 */
export function warnOfHostNames(baseUrl: string | undefined): void {
  const host = page.location?.hostname;
  if (!host || !baseUrl) return;
  const api = new URL(baseUrl, `http://${host}`).hostname;
  if (host !== api && local.includes(host) && local.includes(api)) {
    // biome-ignore lint/suspicious/noConsole: the developer of the page reads it there.
    console.warn(
      `Latch: some browsers keep no session cookie between ${host} and ${api}: use one name.`,
    );
  }
}
