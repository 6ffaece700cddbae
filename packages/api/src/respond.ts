import type { Awaitable } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "./hono-env.ts";

/** Responds to a request. */
export type Respond = (c: Context<AppEnv>) => Awaitable<Response>;

/** Adds to a function what an app does around each request. */
export type AroundRequest = (respond: Respond) => Respond;
