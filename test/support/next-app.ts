import { createLatchNext, type LatchNextOptions } from "@latch/client/next";
import { nextDouble, openNextBrowser } from "./doubles/next-double.ts";
import { createHarness, origin, password } from "./harness.ts";

export const appUrl = "https://app.test";
export const email = "ada@example.com";

/** A fetch without a network. */
export const offline = () => Promise.reject(new TypeError("fetch failed"));

/** An application of Next.js, and a browser that visits it. */
export async function openNextApp({
  options = {},
  environment = {},
  ...given
}: {
  options?: Partial<LatchNextOptions>;
  environment?: Record<string, string>;
  harness?: Awaited<ReturnType<typeof createHarness>>;
} = {}) {
  const harness = given.harness ?? (await createHarness(environment));
  const calls: Request[] = [];
  const faults: ((request: Request) => Promise<Response | undefined> | undefined)[] = [];
  const app = createLatchNext({
    baseUrl: origin,
    appUrl,
    protect: { "/account": "user", "/admin": "master" },
    clock: harness.clock,
    next: nextDouble,
    fetch: async (request) => {
      calls.push(request.clone());
      for (const fault of faults) {
        const response = await fault(request);
        if (response) return response;
      }
      return harness.fetch(request);
    },
    ...options,
  });
  const browser = openNextBrowser(app, options.appUrl ?? appUrl);
  const count = (path: string) => calls.filter(({ url }) => new URL(url).pathname === path).length;
  const { visit } = browser;
  const post = (page: () => Promise<unknown>, path = "/login") =>
    visit(path, { method: "POST", page });
  const signUp = () =>
    post(async () => (await app.getLatch()).signUp({ body: { email, password } }));
  const show = async () => (await app.getSession())?.role ?? "nobody";
  return { harness, app, ...browser, calls, faults, count, post, signUp, show };
}

/** An application with a user who has signed up, and whose access token has expired. */
export async function openExpired(...input: Parameters<typeof openNextApp>) {
  const opened = await openNextApp(...input);
  await opened.signUp();
  opened.harness.pass(3600);
  opened.calls.length = 0;
  return opened;
}
