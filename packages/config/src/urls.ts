/** Whether a URL leads to this very machine. */
export const isLoopback = (url: string | undefined): boolean =>
  url !== undefined &&
  /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** Whether what is sent to a URL stays private and unchanged on its way: https, or this machine. */
export const isPrivate = (url: string): boolean => url.startsWith("https:") || isLoopback(url);

/** Whether browsers have to use https: everywhere but on this machine. */
export const isSecure = (url: string): boolean => url.startsWith("https:") || !isLoopback(url);
