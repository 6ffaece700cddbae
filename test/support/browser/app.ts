import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { build } from "esbuild";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { createHarness } from "../harness.ts";
import { findChromium } from "../processes/chromium.ts";
import { temporaryFolder } from "../processes/program.ts";
import { timeLimit } from "../time-limit.ts";

/** Bundles the script of a page. */
export async function bundlePage(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

/** Starts a server on a free port of this machine, until the end of the test. @returns its origin */
export async function listen(server: Server, host = "localhost"): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** What a server renders into a page: HTML, and global variables. */
type Rendered = { html?: string } & Record<string, unknown>;

/** Serves the page of an app. @returns its origin */
export const servePage = (script: string, render: () => Rendered, host?: string): Promise<string> =>
  listen(
    createServer((_, response) => {
      const { html = "", ...settings } = render();
      const assigned = `Object.assign(globalThis, ${JSON.stringify(settings)})`;
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(
        `<!doctype html><title>App</title><link rel=icon href=data:>${html}<script>${assigned}</script><script>${script}</script>`,
      );
    }),
    host,
  );

/**
 * Starts the API with a clock that the test advances, and an app on another port.
 * @param hosts the names of this machine by which the browser calls the app and the API
 */
export async function startApp(
  script: string,
  environment: Record<string, string> = {},
  { appHost = "localhost", apiHost = "localhost", render = (): Rendered => ({}) } = {},
) {
  let apiOrigin = "";
  const app = await servePage(script, () => ({ apiOrigin, ...render() }), appHost);
  const api = await serveApi({ LATCH_APP_URL: app, ALLOWED_ORIGINS: app, ...environment }, apiHost);
  apiOrigin = api.apiOrigin;
  return { ...api, app };
}

/** Starts the API on a free port, with a clock that the test advances. */
export async function serveApi(environment: Record<string, string> = {}, host = "localhost") {
  const requests: string[] = [];
  const listener: { handle?: ReturnType<typeof getRequestListener> } = {};
  const apiOrigin = await listen(
    createServer((request, response) => {
      if (request.method !== "OPTIONS") requests.push(`${request.method} ${request.url}`);
      listener.handle?.(request, response);
    }),
    host,
  );
  const harness = await createHarness({ LATCH_ISSUER: apiOrigin, ...environment });
  listener.handle = getRequestListener(harness.app.fetch);
  /** How often the browser has called a path. */
  const count = (path: string) => requests.filter((each) => each.endsWith(` ${path}`)).length;
  return { ...harness, apiOrigin, requests, count };
}

/** Opens a new browser that blocks third-party cookies, until the end of the test. */
export function openStrictBrowser(): Promise<BrowserContext> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "Default"));
  const preferences = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };
  writeFileSync(join(folder, "Default/Preferences"), JSON.stringify(preferences));
  return launch(folder, []);
}

/** Opens a new browser, until the end of the test. */
export const openBrowser = (...args: string[]): Promise<BrowserContext> =>
  launch(temporaryFolder(), args);

async function launch(folder: string, args: string[]): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    timeout: timeLimit.timeout,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ...args,
    ],
  });
  context.setDefaultTimeout(timeLimit.timeout);
  onTestFinished(() => context.close());
  return context;
}

type Functions<Api> = { [Name in keyof Api]: (...input: never[]) => unknown };

/** Returns a function that calls a function of a page in the browser: `page` of its script. */
export const createPageCalls =
  <Api extends Functions<Api>>() =>
  <Name extends keyof Api & string>(
    page: Page,
    name: Name,
    ...input: Parameters<Api[Name]>
  ): Promise<Awaited<ReturnType<Api[Name]>>> =>
    page.evaluate(`page.${name}(${input.map((each) => JSON.stringify(each)).join()})`);
