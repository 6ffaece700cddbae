import { createTokenVerifier, type NextSession } from "./access-token.ts";
import type { ProxyRequest } from "./modules.ts";
import { type LatchNextOptions, readOptions } from "./options.ts";
import { createProxy } from "./proxy.ts";
import { createServerSide, type NextLatchClient } from "./server.ts";

export type { NextSession } from "./access-token.ts";
export type { NextModules } from "./modules.ts";
export type { LatchNextOptions } from "./options.ts";
export { type Role, safePath } from "./paths.ts";
export type { NextLatchClient } from "./server.ts";

export type LatchNext = {
  /** Returns the session of the request, without a call to the API. It never refreshes. */
  getSession(): Promise<NextSession | undefined>;
  /** Returns a client that calls the API for the user of the request, and stores in cookies what starts a session. */
  getLatch(): Promise<NextLatchClient>;
  /** For `proxy.ts`; as `middleware` for `middleware.ts`. It refreshes the session and protects paths. */
  proxy(request: ProxyRequest): Promise<Response>;
};

/**
 * Creates what a Next.js application uses: sessions in its own HttpOnly cookies, and the proxy that renews them.
 *
 * ```ts
 * export const { getSession, getLatch, proxy } = createLatchNext({
 *   baseUrl: "https://auth.example.com",
 *   appUrl: "https://app.example.com",
 *   protect: { "/account": "user", "/admin": "master" },
 * });
 * ```
 */
export function createLatchNext(options: LatchNextOptions): LatchNext {
  const settings = readOptions(options);
  const verify = createTokenVerifier(settings);
  return { ...createServerSide(settings, verify), proxy: createProxy(settings, verify) };
}
