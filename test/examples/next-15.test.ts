import { copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runNpm } from "../support/examples/tarballs.ts";
import { moveToEdge, startNextApp } from "../support/processes/next-app.ts";
import { root, temporaryFolder } from "../support/processes/program.ts";

const cleanUps: (() => unknown)[] = [];
let started: Awaited<ReturnType<typeof startNextApp>>;

/** Copies the example and installs it with Next.js 15, which needs a TypeScript with an API. @returns the folder */
function installWithNext15(): string {
  const folder = temporaryFolder((remove) => cleanUps.push(remove));
  cpSync(join(root, "examples/nextjs"), folder, {
    recursive: true,
    filter: (path) => !["node_modules", ".next", "package-lock.json"].includes(basename(path)),
  });
  copyFileSync(inject("clientTarball"), join(folder, "latch-client.tgz"));
  const file = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.dependencies.next = "^15.5.0";
  manifest.devDependencies.typescript = "~5.9.3";
  writeFileSync(file, JSON.stringify(manifest));
  runNpm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund");
  return folder;
}

beforeAll(async () => {
  const folder = installWithNext15();
  moveToEdge(folder);
  started = await startNextApp(folder, (cleanUp) => void cleanUps.push(cleanUp));
  const installed = join(folder, "node_modules/next/package.json");
  expect(JSON.parse(readFileSync(installed, "utf8")).version).toMatch(/^15\./);
});

afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const open = (
  path: string,
  cookies: Record<string, string> = {},
  headers: Record<string, string> = {},
) =>
  fetch(started.appUrl + path, {
    redirect: "manual",
    headers: {
      ...headers,
      cookie: Object.entries(cookies)
        .map((pair) => pair.join("="))
        .join("; "),
    },
  });

test("a protected page leads to the login", async () => {
  const response = await open("/account");
  expect(response.status).toBe(307);
  expect(response.headers.get("location")).toContain("/login?next=%2Faccount");
});

test("a header for requests inside of Next.js does not skip the protection (CVE-2025-29927)", async () => {
  for (const name of ["middleware", "src/middleware"]) {
    const value = Array(5).fill(name).join(":");
    const response = await open("/account", {}, { "x-middleware-subrequest": value });
    expect(response.status).toBe(307);
  }
});

test("an expired session is refreshed once for parallel requests, and the page shows the user", async () => {
  started.pass(-3600);
  const { accessToken, refreshToken, user } = await started.signUp({});
  started.pass(3600);
  const cookies = { latch_access: accessToken, latch_refresh: refreshToken };
  const pages = await Promise.all(Array.from({ length: 5 }, () => open("/account", cookies)));
  expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect(await pages[0]?.text()).toContain(user.id);
  expect(started.count("/auth/refresh")).toBe(1);
});
