import type { AppEnv } from "@latch/api";
import { listen } from "@latch/server";
import { Hono } from "hono";
import { onTestFinished } from "vitest";

type Serve = (request: Request) => Response | Promise<Response>;

/**
 * An address on this machine, known before there is anything behind it, that counts what it is asked
 * and can be out of order.
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
    // Nothing that an API would answer; whoever asks can't tell it from a proxy without one.
    if (serve === "broken") return c.text("Bad Gateway", 502);
    return serve(c.req.raw);
  });
  let listening = await listen(app, { port: 0, host: "127.0.0.1" });
  const { port } = listening;
  atEnd(() => listening.stop());

  return {
    url: `http://127.0.0.1:${port}`,
    /** What answers from now on. */
    lead(to: typeof serve): void {
      serve = to;
    },
    /** Nobody listens any more. */
    close: () => listening.stop(),
    async reopen(): Promise<void> {
      listening = await listen(app, { port, host: "127.0.0.1" });
    },
    /** How often a path was asked for. */
    count: (path: string): number => asked.filter((each) => each === path).length,
  };
}
