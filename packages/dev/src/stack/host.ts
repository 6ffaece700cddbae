import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

/** The properties of a machine that decide which emulator it can run. */
export type Host = {
  /** Node's names of the operating system and of the processor, such as `darwin-arm64`. */
  platform: string;
  /** The environment variables, which npm inherits. */
  environment: Record<string, string | undefined>;
  /** The home folder of the user. */
  home: string;
  /** Resolves a package's specifier to a file. @throws when the package is not installed */
  resolve(specifier: string): string;
  /** Prints a message for the user. */
  print(message: string): void;
};

/** Reads the properties of this machine. */
export const readHost = (environment: Host["environment"]): Host => ({
  platform: `${process.platform}-${process.arch}`,
  environment,
  home: homedir(),
  resolve: createRequire(import.meta.url).resolve,
  print: console.error,
});

const isWindows = ({ platform }: Pick<Host, "platform">): boolean => platform.startsWith("win32-");

/** Returns the file name of a program. */
export const programName = (host: Pick<Host, "platform">, name: string): string =>
  isWindows(host) ? `${name}.exe` : name;

/** Returns the file of a package, or undefined when the package is not installed. */
export function tryResolve({ resolve }: Host, specifier: string): string | undefined {
  try {
    return resolve(specifier);
  } catch {
    return undefined;
  }
}

/** Returns the first program with this name in the folders of PATH, preceded by other folders. */
export function findProgram(host: Host, name: string, first: string[] = []): string | undefined {
  // A copy of the environment of Windows distinguishes cases, and Windows writes `Path`.
  const path = host.environment["PATH"] ?? host.environment["Path"] ?? "";
  return [...first, ...path.split(isWindows(host) ? ";" : ":")]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, programName(host, name)))
    .find(isExecutable);
}

/** Returns the folder in which the operating system keeps what a program can fetch again. */
export function cacheFolder(host: Host): string {
  const { platform, environment, home } = host;
  if (isWindows(host)) {
    return join(environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "latch", "Cache");
  }
  if (platform.startsWith("darwin-")) return join(home, "Library", "Caches", "latch");
  return join(environment["XDG_CACHE_HOME"] || join(home, ".cache"), "latch");
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
