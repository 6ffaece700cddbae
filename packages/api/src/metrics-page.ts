import { ProblemError, timingSafeEqual } from "@latch/core";

/**
 * Returns the metrics in Prometheus' text format.
 * @throws `unauthenticated` when the Authorization header does not match
 */
export type MetricsPage = (authorization: string | undefined) => Promise<string>;

/**
 * Creates the metrics page.
 * @param key the bearer token that it requires; without a key the metrics are public
 */
export function createMetricsPage(text: () => Promise<string>, key?: string): MetricsPage {
  if (key === undefined) return text;
  const expected = digest(`Bearer ${key}`);
  return async (authorization = "") => {
    // Hashes are compared, so that the response time reveals neither the key nor its length.
    const actual = digest(authorization.replace(/^bearer +/i, "Bearer "));
    if (!timingSafeEqual(await actual, await expected)) throw new ProblemError("unauthenticated");
    return text();
  };
}

async function digest(value: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value));
  return String.fromCharCode(...new Uint8Array(hash));
}
