import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** Nothing is kept by caches unless an operation says so (RFC 6749, section 5.1). */
export const noStore = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});
