import type { Context } from "hono";
import type { AppEnv } from "./hono-env.ts";
import { overloaded } from "./problems.ts";

/**
 * Awaits a read of the body. The client decides how long it takes, so the request occupies no place of the server
 * meanwhile, and its duration does not include this time. While its rate limit is still counted, the request is worked on.
 * @throws `unavailable` when the server is full after the read
 */
export async function awaitBody<T>(c: Context<AppEnv>, read: Promise<T>): Promise<T> {
  const place = c.env?.place;
  let isRead = false;
  let waitsSinceMs: number | undefined;
  const wait = () => {
    if (isRead) return;
    waitsSinceMs = performance.now();
    place?.leave();
  };
  void (c.get("rateLimitCheck") ?? Promise.resolve()).then(wait, wait);
  let body: T;
  try {
    body = await read;
  } finally {
    isRead = true;
    if (waitsSinceMs !== undefined) {
      c.set("bodyMs", (c.get("bodyMs") ?? 0) + performance.now() - waitsSinceMs);
    }
  }
  if (place && !place.retake()) {
    c.set("isRefused", true);
    throw overloaded;
  }
  return body;
}
