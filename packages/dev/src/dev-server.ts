import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { createServer } from "node:net";
import { relative, sep } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { bindPort, type ListenAddress } from "@latch/server/bind-port";
import { onStop } from "@latch/server/lifecycle";
import { compileCache, sources } from "@latch/server/places";
import { createLineFormatter } from "./log-lines.ts";
import { type Environment, localOrigin, type Stack } from "./stack/stack.ts";

/** Milliseconds within which several saved files count as one change. */
const settleMs = 100;

type Options = {
  /** The environment of the supervisor itself. */
  environment: Environment;
  /** The name of the server in messages, such as "The API". */
  name: string;
  /** The URL of the server's entry, which sends the message "listening" to its parent process. */
  entry: URL;
  place: ListenAddress & { host: string };
  /** Starts the stack of the server and returns the environment of the server. */
  startStack(port: number): Promise<Stack>;
  /** Returns the text that is printed when the server listens. */
  banner(origin: string): string;
};

/**
 * Runs a server for development: starts its stack and the server, and restarts the server when code
 * changes.
 */
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
    const child = fork(file, {
      // Halves the time of a restart.
      env: { ...(compileCache && { NODE_COMPILE_CACHE: compileCache }), ...environment },
      stdio: ["inherit", process.stdout.isTTY ? "pipe" : "inherit", "inherit", "ipc"],
    });
    if (child.stdout) printForPeople(child.stdout);
    server = child;
    expected = false;
    const [outcome] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (outcome !== "listening") return false;
    child.once("exit", () => {
      if (!expected) console.error(`${name} exited. Fix the error and save a file to restart.`);
    });
    return true;
  }

  async function end(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    expected = true;
    // After the last line of its log.
    const ended = once(server, "close");
    // A signal would end it at once on Windows. It also stops when its parent disconnects.
    if (process.platform === "win32") server.disconnect();
    else server.kill("SIGTERM");
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
    console.error("The embedded DynamoDB exited. Run the command again.");
    return stop(1);
  });
  if (!(await start(started))) return stop(1);
  console.log(banner(localOrigin(place.host, port)));

  let change: NodeJS.Timeout | undefined;
  let reloading: Promise<void> = Promise.resolve();
  if (sources === undefined) return;
  const watcher = watch(sources, { recursive: true }, (_event, changed) => {
    if (!changed?.split(sep).includes("src")) return;
    clearTimeout(change);
    change = setTimeout(() => {
      reloading = reloading.then(() => restart(changed, started));
    }, settleMs);
  });
  watcher.on("error", ({ message }) => console.error(`Watching the files failed: ${message}`));

  async function restart(changed: string, on: Stack): Promise<void> {
    if (stopping) return;
    console.log(`${changed} changed: restarting`);
    await end();
    if (!stopping && !(await start(on))) {
      console.error(`${name} did not start. Fix the error and save a file to restart.`);
    }
  }
}

/** Prints the log of the server to the terminal. Elsewhere, its lines stay JSON. */
function printForPeople(log: Readable): void {
  const format = createLineFormatter({ colour: process.stdout.hasColors() });
  createInterface({ input: log }).on("line", (line) => {
    const shown = format(line);
    if (shown !== undefined) console.log(shown);
  });
}

/** Returns a folder relative to the working directory, or absolute when it is outside. */
export function displayPath(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path.startsWith("..") ? folder : path;
}

/**
 * Checks that the port is free before the stack starts. Port 0 becomes a free port that restarts keep.
 */
async function reserve(place: ListenAddress): Promise<number> {
  const probe = createServer();
  const port = await bindPort(probe, place);
  probe.close();
  await once(probe, "close");
  return port;
}
