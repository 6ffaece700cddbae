import { ProblemError, timingSafeEqual } from "@latch/core";

/** The metrics as Prometheus reads them. @throws `unauthenticated` for the wrong Authorization */
export type MetricsPage = (authorization: string | undefined) => Promise<string>;

/** @param key what is asked for as a bearer token; without one they are for everybody */
export function createMetricsPage(text: () => Promise<string>, key?: string): MetricsPage {
  if (key === undefined) return text;
  const expected = digest(`Bearer ${key}`);
  return async (authorization = "") => {
    // By their hashes, so that the time it takes says nothing of the key, nor of its length.
    const given = digest(authorization.replace(/^bearer +/i, "Bearer "));
    if (!timingSafeEqual(await given, await expected)) throw new ProblemError("unauthenticated");
    return text();
  };
}

async function digest(value: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value));
  return String.fromCharCode(...new Uint8Array(hash));
}
