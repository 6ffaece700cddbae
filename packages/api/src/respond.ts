import type { Awaitable } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv } from "./hono-env.ts";

/** Responds to a request. */
export type Respond = (c: Context<AppEnv>) => Awaitable<Response>;

/**
 * Adds to a function what an app does around each request.
 * @param passesRefusals calls the function for a request that the server refuses too
 */
export type AroundRequest = (respond: Respond, passesRefusals?: boolean) => Respond;
