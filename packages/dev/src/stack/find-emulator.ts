import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartupError } from "@latch/server/lifecycle";
import manifest from "../../package.json" with { type: "json" };
import { dynamoDbLocalPackage, findDynamoDbLocal, findJava } from "./dynamodb-local.ts";
import type { Emulator } from "./emulator.ts";
import { fetchPackage, findFetched } from "./fetch-package.ts";
import { findProgram, type Host, programName, tryResolve } from "./host.ts";

/** The version in the lockfile, which only contains the package for Linux on x64. */
const version = manifest.optionalDependencies["@dynoxide/linux-x64"];

/** The platforms for which the maker of Dynoxide publishes a package of each version. */
const published = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "win32-x64"];

/**
 * Finds an embedded DynamoDB for this machine. The first that exists is used: the installed package for its
 * platform, `dynoxide` on the PATH, the package that npm fetches once, or Amazon's DynamoDB Local where
 * there is Java.
 * @throws StartupError that lists what to install
 */
export async function findEmulator(host: Host): Promise<Emulator> {
  const found = findDynoxide(host) ?? findProgram(host, "dynoxide");
  if (found) return runDynoxide(found);
  const fetched = published.includes(host.platform) ? await fetchDynoxide(host) : undefined;
  if (fetched) return runDynoxide(fetched);
  const local = findDynamoDbLocal(host) ?? (await fetchDynamoDbLocal(host));
  if (local) return local;
  throw new StartupError(
    `There is no embedded DynamoDB for ${host.platform}: connect to a registry that npm can fetch @dynoxide/${host.platform} ${version} from, put \`dynoxide\` on the PATH, install a Java 17 JDK, or set DYNAMODB_ENDPOINT to the URL of your own.`,
  );
}

function findDynoxide(host: Host): string | undefined {
  const folder = tryResolve(host, `@dynoxide/${host.platform}/package.json`);
  return folder && dynoxideIn(host, dirname(folder));
}

async function fetchDynoxide(host: Host): Promise<string | undefined> {
  const pinned = { name: `@dynoxide/${host.platform}`, version };
  const folder = findFetched(host, pinned) ?? (await fetchPackage(host, pinned));
  return folder && dynoxideIn(host, folder);
}

async function fetchDynamoDbLocal(host: Host): Promise<Emulator | undefined> {
  if (!findJava(host)) return undefined;
  const folder =
    findFetched(host, dynamoDbLocalPackage) ?? (await fetchPackage(host, dynamoDbLocalPackage));
  return folder ? findDynamoDbLocal(host, folder) : undefined;
}

function dynoxideIn(host: Host, folder: string): string | undefined {
  const file = join(folder, programName(host, "dynoxide"));
  return existsSync(file) ? file : undefined;
}

const runDynoxide =
  (command: string): Emulator =>
  ({ port, file }) => ({
    command,
    args: ["serve", "--port", String(port), ...(file ? ["--db-path", file] : [])],
  });
