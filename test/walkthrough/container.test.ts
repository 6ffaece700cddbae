import { execSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyRing } from "@latch/adapters/crypto";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { startDynamo } from "@latch/dev";
import { type Cmd, DockerfileParser, type Instruction } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { root } from "../support/processes/program.ts";
import type { OpenRuntime } from "../support/processes/runtimes.ts";
import { testRuntime } from "../support/smoke.ts";

const text = readFileSync(join(root, "packages/server/Dockerfile"), "utf8");
const dockerfile = DockerfileParser.parse(text);
const [build = [], final = []] = dockerfile
  .getInstructions()
  .reduce<Instruction[][]>((stages, instruction) => {
    if (instruction.getKeyword() === "FROM") stages.push([]);
    stages.at(-1)?.push(instruction);
    return stages;
  }, []);

const parseArguments = (stage: Instruction[], keyword: string): string[][] =>
  stage
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArguments().map((argument) => argument.getValue()));

/** Returns the words of an exec form. */
const parseWords = (stage: Instruction[], keyword: string): string[] => {
  const found = stage.find((instruction) => instruction.getKeyword() === keyword) as Cmd;
  return found.getJSONStrings().map((word) => JSON.parse(word.getValue()));
};

test("the Dockerfile is valid, and its last stage has no shell and an unprivileged user", () => {
  expect(validate(text)).toEqual([]);
  expect(parseArguments(final, "FROM")).toEqual([["gcr.io/distroless/nodejs24-debian12:nonroot"]]);
  expect(parseArguments(final, "USER")).toEqual([["nonroot"]]);
  expect(parseArguments(final, "RUN")).toEqual([]);
  expect(parseArguments(final, "HEALTHCHECK")).toHaveLength(1);
});

/**
 * Runs the COPY and RUN instructions of the build stage in an empty folder.
 * @returns the content of /app
 */
function buildImage(): string {
  const folder = mkdtempSync(join(tmpdir(), "latch-image-"));
  const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
  expect(ignored).toContain("**/node_modules");
  for (const paths of parseArguments(build, "COPY")) {
    for (const from of paths.slice(0, -1)) {
      cpSync(join(root, from), join(folder, from), {
        recursive: true,
        filter: (source) => !source.includes("node_modules"),
      });
    }
  }
  for (const words of parseArguments(build, "RUN")) {
    execSync(words.join(" "), { cwd: folder, stdio: "pipe" });
  }
  return folder;
}

const inContainer: OpenRuntime = async (atEnd) => {
  const folder = buildImage();
  atEnd(() => rmSync(folder, { recursive: true }));
  const installed = readdirSync(join(folder, "node_modules"));
  expect(installed).not.toEqual(expect.arrayContaining(["vitest"]));
  expect(installed).not.toContain("esbuild");

  const dynamo = await startDynamo(process.env);
  atEnd(dynamo.stop);
  const database = openDatabase({
    tables: prefixedTableNames("latch-"),
    region: "us-east-1",
    endpoint: dynamo.endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  await createTables(database);
  database.close();

  const environment = Object.fromEntries(
    parseArguments(final, "ENV").map(([pair]) => pair?.split("=") ?? []),
  );
  const [entry, ...given] = [...parseWords(final, "ENTRYPOINT"), ...parseWords(final, "CMD")];
  expect(entry).toBe("/nodejs/bin/node");
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const env = {
    ...environment,
    HOST: "127.0.0.1",
    PORT: String(port),
    LATCH_ISSUER: "https://api.example.com",
    DOCS_PAGE: "true",
    LATCH_KEYS: JSON.stringify(await createKeyRing()),
    DYNAMODB_ENDPOINT: dynamo.endpoint,
  };
  const server = spawn(process.execPath, given, {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "close");
  atEnd(async () => {
    server.kill();
    expect((await ended)[0], "it ends in peace").toBe(0);
  });
  await once(server.stdout, "data");

  const [check] = final.filter((instruction) => instruction.getKeyword() === "HEALTHCHECK");
  const words = JSON.parse(/CMD (\[.*\])/.exec(check?.getTextContent() ?? "")?.[1] ?? "[]");
  const healthy = spawn(process.execPath, words.slice(1), { cwd: folder, env });
  expect((await once(healthy, "close"))[0]).toBe(0);
  const unhealthy = spawn(process.execPath, words.slice(1), { cwd: folder, env: { PORT: "1" } });
  expect((await once(unhealthy, "close"))[0]).toBe(1);

  return {
    origin: `http://127.0.0.1:${port}`,
    address: "127.0.0.1",
    fetch: (request) => fetch(request),
  };
};

testRuntime("the container's command", inContainer);
