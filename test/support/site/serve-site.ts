import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { root } from "../processes/program.ts";

declare module "vitest" {
  interface ProvidedContext {
    siteOrigin: string;
  }
}

const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".txt": "text/plain",
};

/** Builds the documentation site, and serves its files as any web server does. @throws when the build fails */
export async function setup(project: TestProject): Promise<() => void> {
  execFileSync("npm", ["run", "docs:build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://site");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      const text = readFileSync(join(root, "site/dist", path));
      const type = types[extname(path)] ?? "application/octet-stream";
      response.setHeader("content-type", `${type}; charset=utf-8`).end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  project.provide("siteOrigin", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => {
    server.closeAllConnections();
    server.close();
  };
}
