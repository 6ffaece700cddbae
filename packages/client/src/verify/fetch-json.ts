/** How requests to the API are sent. */
export type Ask = {
  fetch: (request: Request) => Promise<Response>;
  /** The time limit of a request in milliseconds, with the body. */
  timeout: number;
};

/**
 * Sends a request and reads the JSON document in the response.
 * @throws a `TimeoutError` after the time limit, the error of `fetch`, or a `SyntaxError` for another document
 */
export async function fetchJson(
  request: Request,
  { fetch, timeout }: Ask,
): Promise<{ response: Response; body: unknown }> {
  const signal = AbortSignal.timeout(timeout);
  const response = await fetch(new Request(request, { signal }));
  const text = await response.text();
  return { response, body: response.ok ? JSON.parse(text) : undefined };
}
