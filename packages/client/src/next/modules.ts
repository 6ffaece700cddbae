/// <reference path="./next-modules.d.ts" />
import type { CookieAttributes } from "./cookies.ts";

/** The parts of `NextRequest` that the proxy reads. */
export type ProxyRequest = {
  method: string;
  url: string;
  headers: Headers;
  nextUrl: { pathname: string; search: string; basePath: string };
};

/** The parts of `next/headers` that are used. */
type NextHeaders = {
  cookies: () => Promise<{
    get(name: string): { value: string } | undefined;
    set(name: string, value: string, attributes: CookieAttributes): unknown;
  }>;
  headers: () => Promise<RequestHeaders>;
};

export type RequestHeaders = Pick<Headers, "get">;

type Continuation = { request: { headers: Headers } };

/** The parts of `next/server` that are used. */
export type NextServer = {
  NextResponse: {
    new (body: string | null, init: { status: number; headers?: Record<string, string> }): Response;
    next(init: Continuation): Response;
    rewrite(url: string, init: Continuation & { status: number }): Response;
    redirect(url: string, status: number): Response;
  };
};

/** Loads the modules of Next.js. */
export type NextModules = {
  headers: () => Promise<NextHeaders>;
  server: () => Promise<NextServer>;
};

/** The installed Next.js. The names with `.js` also resolve without a bundler, because it has no `exports`. */
export const installedNext: NextModules = {
  headers: () => import("next/headers.js"),
  server: () => import("next/server.js"),
};
