import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSeries } from "../support/parse-series.ts";

const main = fileURLToPath(new URL("../../packages/server/src/main.ts", import.meta.url));

/** Starts the server as `npm start` does, on the first core alone. Its log is discarded after the line with its port. */
export async function startServer(environment: Record<string, string>) {
  const child = spawn("taskset", ["--cpu-list", "0", process.execPath, main], {
    env: { PATH: process.env["PATH"], PORT: "0", METRICS: "true", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  process.on("exit", () => child.kill());
  let output = "";
  child.stdout.setEncoding("utf8");
  const port = await new Promise<number>((resolve) => {
    child.stdout.on("data", (chunk: string) => {
      if (output.length > 10_000) return;
      output += chunk;
      const [, found] = /"port":(\d+)/.exec(output) ?? [];
      if (found) resolve(Number(found));
    });
  });
  const origin = `http://127.0.0.1:${port}`;
  const respond = (path: string) => fetch(origin + path).catch(() => undefined);
  return {
    port,
    /**
     * Returns the values of the metrics without labels, by name, and none while the server does not respond. Each scrape
     * resets the lag of the event loop.
     */
    async scrape(): Promise<Record<string, number>> {
      const response = await respond("/metrics");
      const series = response ? parseSeries(await response.text()) : [];
      return Object.fromEntries(series.map(({ name, value }) => [name, value]));
    },
    /** Requests a probe. @returns its status, 0 without a response, and its milliseconds */
    async probe(path: string) {
      const startedMs = performance.now();
      const { status } = (await respond(path)) ?? { status: 0 };
      return { status, ms: performance.now() - startedMs };
    },
    /** Returns the memory of the process in MiB. */
    memoryMb(): number {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async stop(): Promise<void> {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
export type Server = Awaited<ReturnType<typeof startServer>>;
