import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { createServer } from "node:net";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bindPort, type ListenAddress } from "@latch/server/bind-port";
import { onStop, projectRoot } from "@latch/server/lifecycle";
import { type Environment, localOrigin, type Stack } from "./stack/stack.ts";

/** Code as it was compiled last time: a restart takes half as long. */
const cache = `${projectRoot}node_modules/.cache/latch`;

/** Milliseconds in which several saved files count as one change. */
const settleMs = 100;

type Options = {
  /** Of the supervisor itself. */
  environment: Environment;
  /** What runs, for messages: "The API". */
  name: string;
  /** The URL of the entry that serves, and says so by a message. */
  entry: string;
  place: ListenAddress & { host: string };
  /** Starts what the entry stands on, and gives the environment it runs in. */
  startStack(port: number): Promise<Stack>;
  /** What is said when it runs. */
  banner(origin: string): string;
};

/** Runs a server for development: its stack, then itself, again whenever the code changes. */
export async function startDevServer({
  environment: own,
  name,
  entry,
  place,
  startStack,
  banner,
}: Options) {
  const file = fileURLToPath(entry);
  const port = await reserve(place);
  let stack: Promise<Stack> | undefined;
  let server: ChildProcess | undefined;
  let expected = false;
  let stopping = false;

  /** @returns whether the server listens */
  async function start({ environment }: Stack): Promise<boolean> {
    const child = fork(file, { env: { NODE_COMPILE_CACHE: cache, ...environment } });
    server = child;
    expected = false;
    const [outcome] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (outcome !== "listening") return false;
    child.once("exit", () => {
      if (!expected) console.error(`${name} ended by itself: mend it and save.`);
    });
    return true;
  }

  async function end(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    expected = true;
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    await ended;
  }

  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    await end();
    await stack?.then((started) => started.stop()).catch(() => {});
    process.exit(code);
  }

  onStop(own, () => stop(0));
  stack = startStack(port);
  const started = await stack;
  if (stopping) return;
  void started.lost.then(() => {
    console.error("The embedded DynamoDB ended by itself: start again.");
    return stop(1);
  });
  if (!(await start(started))) return stop(1);
  console.log(banner(localOrigin(place.host, port)));

  let change: NodeJS.Timeout | undefined;
  let reloading: Promise<void> = Promise.resolve();
  const watcher = watch(`${projectRoot}packages`, { recursive: true }, (_event, changed) => {
    if (!changed?.includes("/src/")) return;
    clearTimeout(change);
    change = setTimeout(() => {
      reloading = reloading.then(() => restart(changed, started));
    }, settleMs);
  });
  watcher.on("error", ({ message }) => console.error(`Changes are not seen: ${message}`));

  async function restart(changed: string, on: Stack): Promise<void> {
    if (stopping) return;
    console.log(`${changed} changed: restarting`);
    await end();
    if (!stopping && !(await start(on))) {
      console.error(`${name} did not start: mend it and save.`);
    }
  }
}

/** A folder as people at this terminal would name it. */
export function displayPath(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path.startsWith("..") ? folder : path;
}

/** The port, tried before anything is started; 0 becomes a free one that stays over reloads. */
async function reserve(place: ListenAddress): Promise<number> {
  const probe = createServer();
  const port = await bindPort(probe, place);
  probe.close();
  await once(probe, "close");
  return port;
}
