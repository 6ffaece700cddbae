import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { npmCommand } from "@latch/dev/npm";
import { inject } from "vitest";
import { createHarness } from "../harness.ts";
import { root, startCommand, temporaryFolder } from "../processes/program.ts";

type AtEnd = (cleanUp: () => void | Promise<void>) => void;

/** Copies an example, and installs what its lockfile lists, with the packed client. @returns the folder */
export function installExample(name: string, atEnd?: AtEnd): string {
  const folder = temporaryFolder(atEnd);
  cpSync(join(root, "examples", name), folder, {
    recursive: true,
    filter: (path) => basename(path) !== "node_modules",
  });
  if (!existsSync(join(folder, "package.json"))) return folder;
  copyFileSync(inject("clientTarball"), join(folder, "latch-client.tgz"));
  const words = ["ci", "--prefer-offline", "--no-audit", "--no-fund"];
  const { command, args } = npmCommand(words, process.env);
  execFileSync(command, args, { cwd: folder });
  return folder;
}

/** Returns a port that is free now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the server of an example. @returns its origin */
export async function startExample(
  folder: string,
  [command = "", ...args]: string[],
  environment: Record<string, string>,
  atEnd?: AtEnd,
): Promise<string> {
  const PORT = String(await findFreePort());
  const options = { base: folder, ...(atEnd && { atEnd }) };
  const program = startCommand(command, args, { PORT, ...environment }, options);
  const [origin] = await program.waitForOutput(/http:\/\/[\w.]+:\d+/);
  return origin;
}

/** Starts the API on a free port of this machine. @returns its harness, and the paths that were requested over HTTP */
export async function startApi(atEnd: AtEnd, environment: Record<string, string> = {}) {
  const listener: { handle?: ReturnType<typeof getRequestListener> } = {};
  const requests: string[] = [];
  let held: Promise<void> | undefined;
  const server = createServer(async (request, response) => {
    requests.push(request.url ?? "");
    await held;
    listener.handle?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const harness = await createHarness({ LATCH_ISSUER: issuer, ...environment }, { atEnd });
  listener.handle = getRequestListener(harness.app.fetch);
  /** Holds all requests over HTTP. @returns the function that lets them pass */
  function hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  }
  return { ...harness, issuer, requests, hold };
}
