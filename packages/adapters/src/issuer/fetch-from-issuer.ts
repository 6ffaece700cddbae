/** Milliseconds: above a cold start of the issuer, below the time limit of whoever asks us. */
const timeoutMs = 3000;

/** Asks the issuer. It is part of the configuration: no request has a say in where this goes. */
export const fetchFromIssuer = (
  url: URL,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    headers: { accept: "application/json", ...headers },
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
