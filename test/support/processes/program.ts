import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

type Environment = Record<string, string>;

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The output and the exit code of a process. */
type Outcome = { code: number | null; stdout: string; stderr: string };

/** A program of this repository in its own process, which ends with the test. */
export type Program = {
  process: ChildProcess;
  /** Its standard output so far. */
  output(): string;
  /**
   * Waits for a match in standard output, from the given character on. Rejects when the program
   * ends before.
   */
  waitForOutput(pattern: RegExp, after?: number): Promise<RegExpExecArray>;
  /** Waits for a match in standard error. */
  complains(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<Outcome>;
  /** Sends a signal and waits for the exit. */
  end(signal?: NodeJS.Signals): Promise<Outcome>;
};

type CommandOptions = {
  input?: string;
  /** Whether more input follows, by `process.stdin`. */
  keepsInput?: boolean;
  base?: string;
  /** Receives the function that ends it; the default is the end of the test. */
  atEnd?: (stop: () => Promise<void>) => void;
};

/** Starts `packages/…` with nothing but the given variables. */
export function startProgram(
  entry: string,
  environment: Environment = {},
  { args = [], base = root, ...options }: CommandOptions & { args?: string[] } = {},
): Program {
  const file = join(base, "packages", entry);
  return startCommand(process.execPath, [file, ...args], environment, { base, ...options });
}

/** Starts the command `latch` as npx does, with nothing but the given variables. */
export function startLatch(
  args: string[],
  environment: Environment = {},
  { base = root, ...options }: CommandOptions = {},
): Program {
  const file = base === root ? "node_modules/.bin/latch" : "packages/cli/bin/latch.js";
  return startCommand(join(base, file), args, environment, { base, ...options });
}

/** Starts any command in the repository with nothing but the given variables. */
export function startCommand(
  command: string,
  args: string[],
  environment: Environment,
  { input = "", keepsInput = false, base = root, atEnd = onTestFinished }: CommandOptions = {},
): Program {
  const path = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  // A process with a compile cache starts twice as fast.
  const cache = join(root, "node_modules/.cache/latch");
  // Windows starts no program without its folder.
  const { SystemRoot } = process.env;
  const env = {
    PATH: path,
    NODE_COMPILE_CACHE: cache,
    ...(SystemRoot && { SystemRoot }),
    ...environment,
  };
  const child = spawn(command, args, { cwd: base, env });
  child.stdin.write(input);
  if (!keepsInput) child.stdin.end();
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
  atEnd(async () => {
    child.kill();
    const impatient = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended.catch(() => {});
    clearTimeout(impatient);
  });

  function until(stream: Readable, find: () => RegExpExecArray | null): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found) resolve(found);
      };
      look();
      stream.on("data", look);
      void ended.then(() => reject(new Error(`Ended too early: ${stdout}${stderr}`)));
    });
  }

  return {
    process: child,
    output: () => stdout,
    waitForOutput: (pattern, after = 0) =>
      until(child.stdout, () => pattern.exec(stdout.slice(after))),
    complains: (pattern) => until(child.stderr, () => pattern.exec(stderr)),
    ended,
    end(signal = "SIGTERM") {
      child.kill(signal);
      return ended;
    },
  };
}

/** Creates a folder that is removed at the end of the test, or by `atEnd`. */
export function temporaryFolder(atEnd: (remove: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), "latch-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const runningOver = (folder: string): { pid: number; endpoint: string } =>
  JSON.parse(readFileSync(join(folder, "dynamodb.json"), "utf8"));

/** Returns the process id of the embedded DynamoDB of a folder. */
export const readEmulatorPid = (folder: string): number => runningOver(folder).pid;

/** Returns the endpoint of the embedded DynamoDB of a folder. */
export const readEndpoint = (folder: string): string => runningOver(folder).endpoint;

/**
 * Returns whether a process exists. A terminated process counts until its parent has waited for it.
 */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Returns whether a server responds at an address. */
export const isServing = (address: string): Promise<boolean> =>
  fetch(address).then(
    () => true,
    () => false,
  );

/**
 * Copies the packages of the repository, so that a test can change them. The dependencies are those
 * of the original, and the workspaces are its own.
 */
export function copyRepository(atEnd?: (remove: () => void) => void): string {
  const copy = temporaryFolder(atEnd);
  cpSync(join(root, "packages"), join(copy, "packages"), { recursive: true });
  cpSync(join(root, "openapi"), join(copy, "openapi"), { recursive: true });
  const modules = join(copy, "node_modules");
  mkdirSync(join(modules, "@latch"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "@latch") symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  for (const name of readdirSync(join(copy, "packages"))) {
    symlinkSync(join(copy, "packages", name), join(modules, "@latch", name));
  }
  return copy;
}
