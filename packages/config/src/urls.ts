/** Checks whether the host of a URL is a loopback name or address. */
export const isLoopback = (url: string | undefined): boolean =>
  url !== undefined &&
  /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** Checks whether a connection to a URL is protected: by https, or because it stays on this machine. */
export const isPrivate = (url: string): boolean => url.startsWith("https:") || isLoopback(url);

/** Checks whether browsers have to use https for a URL: always, except with http on a loopback host. */
export const isSecure = (url: string): boolean => url.startsWith("https:") || !isLoopback(url);
