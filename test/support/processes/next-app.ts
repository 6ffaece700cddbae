import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { npmCommand } from "@latch/dev/npm";
import { findFreePort } from "../examples/example.ts";
import { createHarness } from "../harness.ts";
import { startCommand } from "./program.ts";

type AtEnd = (cleanUp: () => void | Promise<void>) => void;

const environment = { NEXT_TELEMETRY_DISABLED: "1" };

/** Runs npm in a folder. */
function runNpm(folder: string, ...words: string[]): void {
  const { command, args } = npmCommand(words, process.env);
  const env = { ...process.env, ...environment };
  execFileSync(command, args, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
}

/** Renames the proxy to the middleware that Next.js 15 knows, which runs in the edge runtime. */
export function moveToEdge(folder: string): void {
  const [proxy, middleware] = [join(folder, "proxy.ts"), join(folder, "middleware.ts")];
  const code = readFileSync(proxy, "utf8");
  writeFileSync(middleware, code.replace("{ proxy }", "{ proxy as middleware }"));
  rmSync(proxy);
}

/** Builds the application of Next.js in `folder`, and starts it and the API, each on a free port. */
export async function startNextApp(folder: string, atEnd: AtEnd) {
  runNpm(folder, "run", "build");
  const requests: string[] = [];
  const api: {
    listener?: ReturnType<typeof getRequestListener>;
    /** Holds the requests to a path until it resolves. */
    hold?: { path: string; until: Promise<unknown> } | undefined;
    isDown: boolean;
  } = { isDown: false };
  const server = createServer(async (request, response) => {
    requests.push(request.url ?? "");
    if (api.isDown) return request.destroy();
    if (api.hold?.path === request.url) await api.hold?.until;
    api.listener?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const harness = await createHarness({ LATCH_ISSUER: baseUrl }, { atEnd });
  api.listener = getRequestListener(harness.app.fetch);
  const port = await findFreePort();
  const appUrl = `http://localhost:${port}`;
  const command = ["node_modules/next/dist/bin/next", "start", "-H", "localhost", "-p", `${port}`];
  const app = startCommand(
    process.execPath,
    command,
    { ...environment, LATCH_URL: baseUrl, APP_URL: appUrl },
    { base: folder, atEnd },
  );
  await app.waitForOutput(/Ready/);
  /** How often the application has called a path of the API. */
  const count = (path: string) => requests.filter((each) => each === path).length;
  return { ...harness, api, appUrl, count, app };
}
