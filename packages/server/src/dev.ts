/** `npm run dev`: the local stack, and the API on top of it with reload on change. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { createServer } from "node:net";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bind, type Place } from "./bind.ts";
import { readServerConfig } from "./config.ts";
import { prepareDatabase } from "./data-command.ts";
import { localFolder, localOrigin, type Stack, startLocalStack } from "./local/stack.ts";
import { onStop, root, run } from "./startup.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** Code as it was compiled last time: a restart takes half as long. */
const cache = `${root}node_modules/.cache/latch`;

/** Milliseconds in which several saved files count as one change. */
const settle = 100;

await run(async () => {
  const given = { NODE_ENV: "development", LATCH_ISSUER: "http://localhost", ...process.env };
  const { PORT, HOST } = readServerConfig(given);
  const port = await reserve({ port: PORT, host: HOST });
  let stack: Promise<Stack> | undefined;
  let api: ChildProcess | undefined;
  let expected = false;
  let stopping = false;

  /** @returns whether the API listens */
  async function start({ environment }: Stack): Promise<boolean> {
    const child = fork(main, { env: { NODE_COMPILE_CACHE: cache, ...environment } });
    api = child;
    expected = false;
    const [outcome] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (outcome !== "listening") return false;
    child.once("exit", () => {
      if (!expected) console.error("The API ended by itself: mend it and save.");
    });
    return true;
  }

  async function end(): Promise<void> {
    if (!api || api.exitCode !== null || api.signalCode !== null) return;
    expected = true;
    const ended = once(api, "exit");
    api.kill("SIGTERM");
    await ended;
  }

  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    await end();
    await stack?.then((started) => started.stop()).catch(() => {});
    process.exit(code);
  }

  onStop(() => stop(0));
  stack = startLocalStack(
    { ...process.env, PORT: String(port) },
    { owner: true, events: true, prepare: prepareDatabase },
  );
  const started = await stack;
  if (stopping) return;
  void started.lost.then(() => {
    console.error("The embedded DynamoDB ended by itself: start again.");
    return stop(1);
  });
  if (!(await start(started))) return stop(1);
  console.log(banner(localOrigin(HOST, port), localFolder(process.env)));

  let change: NodeJS.Timeout | undefined;
  let reloading: Promise<void> = Promise.resolve();
  const watcher = watch(`${root}packages`, { recursive: true }, (_event, file) => {
    if (!file?.includes("/src/")) return;
    clearTimeout(change);
    change = setTimeout(() => {
      reloading = reloading.then(() => restart(file, started));
    }, settle);
  });
  watcher.on("error", ({ message }) => console.error(`Changes are not seen: ${message}`));

  async function restart(file: string, on: Stack): Promise<void> {
    if (stopping) return;
    console.log(`${file} changed: restarting`);
    await end();
    if (!stopping && !(await start(on))) {
      console.error("The API did not start: mend it and save.");
    }
  }
});

/** The port, tried before anything is started; 0 becomes a free one that stays over reloads. */
async function reserve(place: Place): Promise<number> {
  const probe = createServer();
  const port = await bind(probe, place);
  probe.close();
  await once(probe, "close");
  return port;
}

function banner(origin: string, folder: string): string {
  const near = relative(process.cwd(), folder);
  return `
  Latch is running.

  API         ${origin}
  Swagger UI  ${origin}/docs
  Mailbox     ${origin}/dev/mailbox
  Data        ${near.startsWith("..") ? folder : near}

  First administrator:
  npm run user:create -- --email you@example.com --role super_admin
`;
}
