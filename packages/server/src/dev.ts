/** `npm run dev`: the local stack, and the API on top of it with reload on change. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { createServer } from "node:net";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readServerConfig } from "./config.ts";
import { localFolder, startLocalStack } from "./local/stack.ts";
import { run, StartupError } from "./startup.ts";

const packages = fileURLToPath(new URL("../..", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** Milliseconds in which several saved files count as one change. */
const settle = 100;

await run(async () => {
  if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`);
  const { PORT, HOST } = readServerConfig({
    NODE_ENV: "development",
    LATCH_ISSUER: "http://localhost",
    ...process.env,
  });
  await refuseTakenPort(PORT, HOST);
  const folder = localFolder(process.env);
  const stack = await startLocalStack(process.env);
  let api: ChildProcess | undefined;
  let stopping = false;

  async function start(): Promise<boolean> {
    api = fork(main, { env: stack.environment as NodeJS.ProcessEnv });
    const child = api;
    const [outcome] = await Promise.race([once(child, "message"), once(child, "exit")]);
    return outcome === "listening";
  }

  async function end(): Promise<void> {
    if (!api || api.exitCode !== null || api.signalCode !== null) return;
    const ended = once(api, "exit");
    api.kill("SIGTERM");
    await ended;
  }

  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    await end();
    await stack.stop();
    process.exit(code);
  }

  process.on("SIGINT", () => void stop(0));
  process.on("SIGTERM", () => void stop(0));

  if (!(await start())) return stop(1);
  console.log(banner(HOST, PORT, relative(process.cwd(), folder) || folder));

  let change: NodeJS.Timeout | undefined;
  let reloading: Promise<void> = Promise.resolve();
  watch(packages, { recursive: true }, (_event, file) => {
    if (!file?.includes("/src/") || stopping) return;
    clearTimeout(change);
    change = setTimeout(() => {
      reloading = reloading.then(async () => {
        if (stopping) return;
        console.log(`${file} changed: restarting`);
        await end();
        if (!(await start())) console.error("The API did not start: mend it and save.");
      });
    }, settle);
  });
});

async function refuseTakenPort(port: number, host: string): Promise<void> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new StartupError(
      `Port ${port} is taken: stop what listens there, or choose another one with PORT=${port + 1}.`,
    );
  }
  probe.close();
  await once(probe, "close");
}

function banner(host: string, port: number, folder: string): string {
  return `
  Latch is running.

  API         http://${host}:${port}
  Swagger UI  http://${host}:${port}/docs
  Data        ${folder}

  First administrator:
  npm run user:create -- --email you@example.com --role super_admin
`;
}
