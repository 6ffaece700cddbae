import { AsyncLocalStorage } from "node:async_hooks";
import type { LatchNext, NextModules } from "@latch/client/next";

type NextServer = Awaited<ReturnType<NextModules["server"]>>;
type Render = { headers: Headers; set: string[]; mayChange: boolean };

const renders = new AsyncLocalStorage<Render>();
const continued = new WeakMap<Response, Headers>();

/** Returns the pairs of a request's cookies. */
const cookiesOf = (headers: Headers): Map<string, string> =>
  new Map(
    (headers.get("cookie") ?? "")
      .split("; ")
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );

function render(): Render {
  const store = renders.getStore();
  if (!store) throw new Error("cookies() was called outside a request scope");
  return store;
}

const continuing = (headers: Headers, init: ResponseInit = {}) => {
  const response = new Response(null, init);
  continued.set(response, headers);
  return response;
};

/** The functions of Next.js that the client uses. */
export const nextDouble: NextModules = {
  headers: async () => ({
    headers: async () => render().headers,
    cookies: async () => {
      const { headers, set, mayChange } = render();
      return {
        get(name) {
          const value = cookiesOf(headers).get(name);
          return value === undefined ? undefined : { value };
        },
        set(name, value, { maxAge, secure }) {
          if (!mayChange) {
            throw new Error("Cookies can only be modified in a Server Action or Route Handler");
          }
          set.push(
            `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=lax${secure ? "; Secure" : ""}`,
          );
        },
      };
    },
  }),
  server: async () => ({
    NextResponse: Object.assign(
      function NextResponse(body: string | null, init: ResponseInit) {
        return new Response(body, init);
      },
      {
        next: ({ request }: { request: { headers: Headers } }) => continuing(request.headers),
        rewrite: (url: string, init: { request: { headers: Headers }; status: number }) =>
          continuing(init.request.headers, {
            status: init.status,
            headers: { "x-rewritten": new URL(url).pathname },
          }),
        redirect: (url: string, status: number) =>
          new Response(null, { status, headers: { location: url } }),
      },
    ) as unknown as NextServer["NextResponse"],
  }),
};

type Visit = {
  method?: string;
  headers?: Record<string, string>;
  /** What renders the page, or runs as a server action. Returns a text. */
  page?: () => Promise<unknown>;
};

/** A browser that visits an application of Next.js, with its proxy and its cookies. */
export function openNextBrowser(
  { proxy }: LatchNext,
  origin: string,
  userAgent = "Mozilla/5.0 (a browser)",
) {
  const jar = new Map<string, string>();

  function store(lines: string[]): void {
    for (const line of lines) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const isHostCookie = /; Secure/.test(line) && /; Path=\/;/.test(line);
      if (name.startsWith("__Host-") && !isHostCookie) continue;
      if (/Max-Age=0/.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
  }

  /** Sends a request. `action`: it may change cookies. `late`: the browser receives no response. */
  async function visit(
    path: string,
    { method = "GET", headers = {}, page = async () => "page" }: Visit = {},
  ) {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const sent = new Headers({ "user-agent": userAgent, ...(cookie && { cookie }), ...headers });
    const { pathname, search, href } = new URL(path, origin);
    const nextUrl = { pathname, search, basePath: "" };
    const response = await proxy({ method, url: href, headers: sent, nextUrl });
    const onward = continued.get(response);
    const set: string[] = [];
    const scope = { headers: onward ?? sent, set, mayChange: method === "POST" };
    const shown = onward ? await renders.run(scope, page) : undefined;
    const lines = [...response.headers.getSetCookie(), ...set];
    store(lines);
    return {
      status: response.status,
      location: response.headers.get("location"),
      action: response.headers.get("x-action-redirect"),
      rewritten: response.headers.get("x-rewritten"),
      cache: response.headers.get("cache-control"),
      lines,
      shown,
    };
  }

  return { jar, visit };
}
