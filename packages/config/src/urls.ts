/** Returns whether the host of a URL is a loopback name or address. */
export const isLoopback = (url: string | undefined): boolean =>
  url !== undefined &&
  /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** Returns whether a connection to a URL is protected: by https, or because it stays on this machine. */
export const isProtectedConnection = (url: string): boolean =>
  url.startsWith("https:") || isLoopback(url);

/**
 * Returns whether browsers must use https for a URL, for `Secure` cookies and HSTS: true for every URL
 * except http on a loopback host.
 */
export const requiresHttps = (url: string): boolean => url.startsWith("https:") || !isLoopback(url);

/** Returns whether links in mails open the pages of the API, because no application has pages for them. */
export const linksOpenOwnPages = ({
  LATCH_ISSUER,
  LATCH_APP_URL = LATCH_ISSUER,
}: {
  LATCH_ISSUER: string;
  LATCH_APP_URL?: string | undefined;
}): boolean => new URL(LATCH_APP_URL).href === new URL(LATCH_ISSUER).href;
