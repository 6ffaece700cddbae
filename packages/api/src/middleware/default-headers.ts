import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** What every answer says in its headers unless its operation says something else there. */
export const defaultHeaders = (defaults: Record<string, string>) => {
  const entries = Object.entries(defaults);
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of entries) {
      if (!headers.has(name)) headers.set(name, value);
    }
  });
};
