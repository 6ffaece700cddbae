import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** How the runtime knows who is at the other end of the connection. */
export type AddressOf = (c: Context<AppEnv>) => string;

/** Long enough for every real browser, short enough to store. */
const longestUserAgent = 256;

/** Who is asking, as far as it is known before any credentials are looked at. */
export const identifyCaller = (addressOf: AddressOf) =>
  createMiddleware<AppEnv>(async (c, next) => {
    c.set("caller", {
      actor: "anonymous",
      address: addressOf(c),
      requestId: c.var.requestId,
      userAgent: c.req.header("user-agent")?.slice(0, longestUserAgent),
    });
    await next();
  });
