/** A response of the API: its status, and its body if it has one. */
export type Answer = { status: number; body: Record<string, unknown> };

/** Milliseconds after which a request counts as failed. */
const timeoutMs = 30_000;

/**
 * Calls an operation at the origin of the page. Its path is relative, because a proxy may serve the API below a path.
 * @throws if there is no response
 */
export async function callApi(path: string, body: object, accessToken?: string): Promise<Answer> {
  const response = await fetch(new URL(path, document.baseURI), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(body),
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}
