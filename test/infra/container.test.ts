import { execSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyRing } from "@latch/adapters/crypto";
import { createTables, openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
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

const argumentsOf = (stage: Instruction[], keyword: string): string[][] =>
  stage
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArguments().map((argument) => argument.getValue()));

/** The words of an exec form. */
const wordsOf = (stage: Instruction[], keyword: string): string[] => {
  const found = stage.find((instruction) => instruction.getKeyword() === keyword) as Cmd;
  return found.getJSONStrings().map((word) => JSON.parse(word.getValue()));
};

test("the Dockerfile is well formed, and its last stage runs without rights or a shell", () => {
  expect(validate(text)).toEqual([]);
  expect(argumentsOf(final, "FROM")).toEqual([["gcr.io/distroless/nodejs24-debian12:nonroot"]]);
  expect(argumentsOf(final, "USER")).toEqual([["nonroot"]]);
  expect(argumentsOf(final, "RUN")).toEqual([]);
  expect(argumentsOf(final, "HEALTHCHECK")).toHaveLength(1);
});

/** What the build stage leaves in /app: its COPY and RUN instructions, carried out in a clean folder. */
function buildImage(): string {
  const folder = mkdtempSync(join(tmpdir(), "latch-image-"));
  const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
  expect(ignored).toContain("**/node_modules");
  for (const paths of argumentsOf(build, "COPY")) {
    for (const from of paths.slice(0, -1)) {
      cpSync(join(root, from), join(folder, from), {
        recursive: true,
        filter: (source) => !source.includes("node_modules"),
      });
    }
  }
  for (const words of argumentsOf(build, "RUN")) {
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
    argumentsOf(final, "ENV").map(([pair]) => pair?.split("=") ?? []),
  );
  const [entry, ...given] = [...wordsOf(final, "ENTRYPOINT"), ...wordsOf(final, "CMD")];
  expect(entry).toBe("/nodejs/bin/node");
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const env = {
    ...environment,
    HOST: "127.0.0.1",
    PORT: String(port),
    LATCH_ISSUER: "https://api.example.com",
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
  const sick = spawn(process.execPath, words.slice(1), { cwd: folder, env: { PORT: "1" } });
  expect((await once(sick, "close"))[0]).toBe(1);

  return {
    origin: `http://127.0.0.1:${port}`,
    address: "127.0.0.1",
    fetch: (request) => fetch(request),
  };
};

testRuntime("the container's command", inContainer);
