import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort, isReady } from "./http.ts";
import type { Row } from "./report.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const execute = promisify(execFile);

/** Measures what developers wait for, and what Lambda loads. */
export async function measureDevServer(): Promise<Row[]> {
  return [...(await startDev()), ...(await checkTypes()), ...(await bundle())];
}

/** Measures `latch dev`, from a folder without data to the first response, without npx. */
async function startDev(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "latch-bench-"));
  const port = await freePort();
  const started = performance.now();
  const dev = spawn(process.execPath, ["packages/cli/bin/latch.js", "dev"], {
    cwd: root,
    env: { PATH: process.env["PATH"], PORT: String(port), LATCH_DATA_DIR: folder },
    stdio: "ignore",
  });
  const ended = once(dev, "exit");
  while (!(await isReady(port))) {
    if (dev.exitCode !== null) throw new Error("`latch dev` has ended");
    await new Promise((resume) => setTimeout(resume, 10));
  }
  const value = (performance.now() - started) / 1000;
  dev.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true });
  return [{ group, what: "latch dev, clean folder, to the first answer", value, unit: "s" }];
}

const group = "Developing";

const checkTypes = async (): Promise<Row[]> => [await timeScript("types")];

/** Measures how long the tests take, each script once. */
export async function measureTests(): Promise<Row[]> {
  return [await timeScript("test"), await timeScript("test:system")];
}

/** Measures the time of an npm script. */
async function timeScript(script: string): Promise<Row> {
  const started = performance.now();
  const note = await execute("npm", ["run", script], { cwd: root, maxBuffer: 2 ** 30 }).then(
    () => undefined,
    () => "with errors",
  );
  const value = (performance.now() - started) / 1000;
  return { group, what: `npm run ${script}`, value, unit: "s", note };
}

/** Measures the size that `npm run build:functions` reports for the Lambda bundle. */
async function bundle(): Promise<Row[]> {
  if (!existsSync(join(root, "scripts/bundle.ts"))) return [];
  const { stdout } = await execute(process.execPath, ["scripts/bundle.ts"], { cwd: root });
  const [, size, limit] = /(\d+) KiB of at most (\d+)/.exec(stdout) ?? [];
  const [, cpu, wall, emptyCpu, emptyWall] =
    /start: (\d+) ms CPU, (\d+) ms; an empty process (\d+), (\d+)/.exec(stdout) ?? [];
  const group = "The API's Lambda bundle";
  return [
    {
      group,
      what: "size",
      value: Number(size),
      unit: "KiB",
      goal: `≤ ${limit}`,
      met: Number(size) <= Number(limit),
    },
    {
      group,
      what: "start, CPU",
      value: Number(cpu),
      unit: "ms",
      note: `empty process ${emptyCpu}`,
    },
    {
      group,
      what: "start, wall",
      value: Number(wall),
      unit: "ms",
      note: `empty process ${emptyWall}`,
    },
  ];
}
