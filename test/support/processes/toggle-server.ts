import type { AppEnv } from "@latch/api";
import { listen } from "@latch/server";
import { Hono } from "hono";
import { onTestFinished } from "vitest";

type Serve = (request: Request) => Response | Promise<Response>;

/**
 * Starts a server whose address is known before it has a handler. It counts requests and can be
 * unavailable.
 */
export async function startToggleServer(
  atEnd: (cleanUp: () => Promise<void>) => void = onTestFinished,
) {
  const asked: string[] = [];
  let serve: Serve | "broken" | "silent" = "broken";
  const app = new Hono<AppEnv>();
  app.all("*", (c) => {
    asked.push(c.req.path);
    if (serve === "silent") return new Promise<Response>(() => {});
    // Not a response of an API: it looks like a proxy without a backend.
    if (serve === "broken") return c.text("Bad Gateway", 502);
    return serve(c.req.raw);
  });
  let listening = await listen(app, { port: 0, host: "127.0.0.1" });
  const { port } = listening;
  atEnd(() => listening.stop());

  return {
    url: `http://127.0.0.1:${port}`,
    /** Sets the handler from now on. */
    lead(to: typeof serve): void {
      serve = to;
    },
    /** Stops listening. */
    close: () => listening.stop(),
    async reopen(): Promise<void> {
      listening = await listen(app, { port, host: "127.0.0.1" });
    },
    /** Returns how often a path was requested. */
    count: (path: string): number => asked.filter((each) => each === path).length,
  };
}
