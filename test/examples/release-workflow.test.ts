import { execFileSync } from "node:child_process";
import { cpSync, globSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { published } from "../../scripts/published.ts";
import { root, startCommand, temporaryFolder } from "../support/processes/program.ts";

type Job = { steps: { run?: string }[] };

const file = join(root, ".github/workflows/release.yml");
const { jobs } = parse(readFileSync(file, "utf8")) as { jobs: Record<string, Job> };
const commandsOf = (job: string): string[] =>
  jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];

const removals: (() => unknown)[] = [];
afterAll(async () => {
  for (const remove of removals) await remove();
});

/** Starts a registry that has no package, and refuses to publish. @returns the requests that it received */
async function startEmptyRegistry() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${decodeURIComponent(request.url ?? "")}`);
    response.writeHead(404, { "content-type": "application/json" }).end('{"error":"not found"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  removals.push(() => server.close());
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Clones the last commit, as the checkout of a job does. */
function checkOut(): string {
  const folder = temporaryFolder((remove) => removals.push(remove));
  execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, folder]);
  return folder;
}

const github = {
  CI: "true",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "latch/latch",
  GITHUB_REF_NAME: `v${manifest.version}`,
};

/** Runs a command of a job as the runner does, in `bash -e`. */
async function runStep(folder: string, command: string, environment: Record<string, string> = {}) {
  const given = Object.entries(process.env).filter(([, value]) => value !== undefined);
  const env = {
    ...(Object.fromEntries(given) as Record<string, string>),
    ...github,
    ...environment,
  };
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", command];
  const atEnd = (stop: () => Promise<void>) => void removals.push(stop);
  const { code, stdout, stderr } = await startCommand("bash", args, env, { base: folder, atEnd })
    .ended;
  return { code, output: stdout + stderr };
}

/** What the first job passes on to the second one. */
let artifact = "";

beforeAll(async () => {
  const folder = checkOut();
  // `npm run verify` and `npm run test:walkthrough` run beside this test.
  const commands = ["npm ci --prefer-offline", "npm run build:packages"];
  for (const command of commands) {
    const { code, output } = await runStep(folder, command);
    expect(code, output).toBe(0);
  }
  artifact = join(folder, "dist/packages");
});

test("the commands of the jobs are those that this test runs", () => {
  expect(commandsOf("build")).toEqual([
    expect.stringContaining("google-chrome"),
    "npm ci && npm run verify",
    "npm run test:walkthrough",
    "npm run build:packages",
  ]);
  expect(commandsOf("publish")).toEqual(["node scripts/publish.ts"]);
});

test("the second job publishes the packages of the first one, from a checkout where nothing is installed", async () => {
  const folder = checkOut();
  cpSync(artifact, join(folder, "dist/packages"), { recursive: true });
  const registry = await startEmptyRegistry();
  const environment = { npm_config_registry: registry.url, npm_config_fetch_retries: "0" };
  const { code, output } = await runStep(
    folder,
    `${commandsOf("publish").join("\n")} --dry-run`,
    environment,
  );
  expect(code, output).toBe(0);
  for (const name of published) {
    expect(output).toContain(`+ @latch/${name}@${manifest.version}`);
    expect(registry.requests).toContain(`GET /@latch/${name}`);
  }
  expect(registry.requests.filter((each) => !each.startsWith("GET "))).toEqual([]);
  const open = globSync(".changeset/*.md", { cwd: folder, exclude: [".changeset/README.md"] });
  const faults = output.split("\n").filter((line) => / is not released: /.test(line));
  expect(faults.length, "open changesets are the only fault").toBe(open.length);
  expect(output).not.toMatch(/The tag is|has the version|names no repository/);
});

test("the second job publishes nothing for a tag that is not the version", async () => {
  const folder = checkOut();
  cpSync(artifact, join(folder, "dist/packages"), { recursive: true });
  const registry = await startEmptyRegistry();
  const { code, output } = await runStep(folder, commandsOf("publish").join("\n"), {
    npm_config_registry: registry.url,
    GITHUB_REF_NAME: "v0.0.1",
  });
  expect(code).toBe(1);
  expect(output).toContain(`The tag is v0.0.1, and the version ${manifest.version}.`);
  expect(registry.requests).toEqual([]);
});
