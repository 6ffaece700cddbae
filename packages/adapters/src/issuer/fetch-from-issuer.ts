/**
 * Milliseconds: more than a cold start of the issuer takes, and less than the time limit of the
 * caller.
 */
const timeoutMs = 3000;

/**
 * Sends a GET request to the issuer. The URL comes from the configuration and never from a request.
 */
export const fetchFromIssuer = (
  url: URL,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    headers: { accept: "application/json", ...headers },
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
