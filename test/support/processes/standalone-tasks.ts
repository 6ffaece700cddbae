import type { Database } from "@latch/adapters/dynamodb";
import { createTasksApp } from "@latch/api";
import { createLatchClient } from "@latch/client";
import { composeTasks } from "@latch/composition/tasks";
import { TasksEnvironment } from "@latch/config/tasks";
import { version } from "@latch/contract/version";
import { listen, readAsset, readSocketAddress } from "@latch/server";
import { onTestFinished } from "vitest";
import { tasksGrants } from "../../../infra/grants.ts";
import { checkedFetch } from "../checked-fetch.ts";
import { forgeToken, validClaims } from "../fixtures/forge.ts";
import { restrictDatabase } from "../fixtures/restrict-database.ts";
import { createHarness, type Harness } from "../harness.ts";
import { startToggleServer } from "./toggle-server.ts";

export const jwksPath = "/.well-known/jwks.json";
export const verifyPath = "/auth/verify";

/** Uses new connections, so that a server that stops does not wait for idle ones. */
const overHttp = (request: Request): Promise<Response> =>
  fetch(
    new Request(request, {
      headers: { ...Object.fromEntries(request.headers), connection: "close" },
    }),
  );

/**
 * Starts the API, and the tasks in a process that knows only the address of the API; both over
 * HTTP.
 */
export async function openStandaloneTasks(environment: Record<string, string> = {}) {
  const gate = await startToggleServer();
  const issuer = await createHarness({ ...environment, LATCH_ISSUER: gate.url });
  const serveBy = ({ app }: Harness) =>
    gate.lead((request) =>
      app.fetch(request, { incoming: { socket: { remoteAddress: "203.0.113.9" } } }),
    );
  serveBy(issuer);

  /** Starts another process with the tasks. */
  async function start() {
    const database: Database<"Tasks"> = {
      ...restrictDatabase(issuer.database, tasksGrants),
      tables: { Tasks: issuer.database.tables.Tasks },
    };
    const app = createTasksApp({
      ...composeTasks({
        config: TasksEnvironment.parse({ ...environment, LATCH_ISSUER: gate.url }),
        database,
        log: issuer.deps.log,
        clock: issuer.clock,
      }),
      readAsset,
      readClientAddress: readSocketAddress,
      version,
    });
    const server = await listen(app, { port: 0, host: "127.0.0.1" });
    onTestFinished(server.stop);
    const baseUrl = `http://127.0.0.1:${server.port}`;
    const as = (headers: Record<string, string> = {}) =>
      createLatchClient({
        retries: 0,
        timeout: 0,
        baseUrl,
        fetch: checkedFetch(overHttp),
        headers,
      });
    return {
      as,
      by: (accessToken: string) => as({ authorization: `Bearer ${accessToken}` }),
      raw: (method: string, path: string, init: RequestInit = {}) =>
        overHttp(new Request(`${baseUrl}${path}`, { method, ...init })),
    };
  }

  return { issuer, gate, serveBy, start, ...(await start()) };
}

export type StandaloneTasks = Awaited<ReturnType<typeof openStandaloneTasks>>;

/** Creates a token with a signing key. */
export const tokenFor = (
  { issuer, gate }: StandaloneTasks,
  key = issuer.keys.signing.current,
  claims: object = {},
): string => forgeToken(key, { ...validClaims(issuer.clock()), iss: gate.url, ...claims });
