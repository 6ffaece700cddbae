/** Whether a URL leads to this very machine. */
export const isLoopback = (url: string | undefined): boolean =>
  url !== undefined &&
  /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** Whether nobody between can read or change what is sent by a URL: https, or this machine. */
export const isPrivate = (url: string): boolean => url.startsWith("https:") || isLoopback(url);

/** Whether browsers are told to use https only: everywhere but on this machine. */
export const isSecure = (url: string): boolean => url.startsWith("https:") || !isLoopback(url);
