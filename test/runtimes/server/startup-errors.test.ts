import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { readServerConfig } from "@latch/config/server";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { refusePublicIssuer } from "../../../packages/dev/src/refuse-production.ts";
import { openDynamo } from "../../../packages/dev/src/stack/dynamodb.ts";
import { tryLock } from "../../../packages/dev/src/stack/lock.ts";
import { startLocalStack } from "../../../packages/dev/src/stack/stack.ts";
import { readKeys } from "../../../packages/server/src/connections.ts";
import { bindPort } from "../../../packages/server/src/http/bind-port.ts";
import { checkNode } from "../../../packages/server/src/lifecycle.ts";
import {
  type Program,
  startLatch,
  startProgram,
  temporaryFolder,
} from "../../support/processes/program.ts";

type Environment = Record<string, string>;

/** Waits for a program that must fail at its start. Its message must be a sentence, not a stack trace. */
async function readStartupError(program: Program): Promise<string> {
  const { code, stdout, stderr } = await program.ended;
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^ +at |node:internal|Error:/m);
  return stderr.trim();
}

/** Binds a port until the test ends. */
async function occupyPort(): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return bindPort(server, { port: 0, host: "127.0.0.1" });
}

describe("npm run dev rejects", () => {
  test("invalid variables, all in one message", async () => {
    const wrong = { PORT: "abc", BCRYPT_COST: "99", DYNAMODB_ENDPOINT: "somewhere" };
    const lines = (await readStartupError(startLatch(["dev"], wrong))).split("\n");
    expect(lines.sort()).toEqual([
      "  BCRYPT_COST: Must be a whole number from 4 to 15",
      "  DYNAMODB_ENDPOINT: Must be a URL such as http://127.0.0.1:8000",
      "  PORT: Must be a whole number from 0 to 65535",
      "The configuration is invalid:",
    ]);
  });

  test("a port in use, before it starts anything", async () => {
    const port = await occupyPort();
    const folder = join(temporaryFolder(), "data");
    expect(
      await readStartupError(startLatch(["dev"], { PORT: String(port), LATCH_DATA_DIR: folder })),
    ).toBe(
      `Port ${port} is in use. Stop the process that listens on it, or set another port, such as PORT=${port + 1}.`,
    );
    expect(() => statSync(folder)).toThrow("ENOENT");
  });

  test("an address of another machine", async () => {
    await expect(bindPort(createServer(), { port: 0, host: "192.0.2.1" })).rejects.toThrow(
      "HOST=192.0.2.1 is not an address of this machine. Use 127.0.0.1 or 0.0.0.0.",
    );
  });

  test("a database that does not respond", async () => {
    const folder = temporaryFolder();
    // A port that stays bound during the test and does not respond to HTTP.
    const endpoint = "http://127.0.0.1:1";
    const environment = { PORT: "0", LATCH_DATA_DIR: folder, DYNAMODB_ENDPOINT: endpoint };
    expect(await readStartupError(startLatch(["dev"], environment))).toMatch(
      /^DynamoDB does not respond at DYNAMODB_ENDPOINT=http:\/\/127\.0\.0\.1:1 \(.*ECONNREFUSED.*\)\. Start it, or unset DYNAMODB_ENDPOINT/,
    );
  });

  test("a data folder that cannot be created", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    await expect(
      startLocalStack({ LATCH_DATA_DIR: `${file}/data` }, { owner: true }),
    ).rejects.toThrow(
      `Cannot write to ${file}/data (ENOTDIR). Set LATCH_DATA_DIR to another folder.`,
    );
    await expect(
      startLocalStack({ LATCH_DATA_DIR: "/proc/latch/data" }, { owner: true }),
    ).rejects.toThrow(/^Cannot write to \/proc\/latch\/data \(E[A-Z]+\)\. Set LATCH_DATA_DIR/);
  });

  test("a data folder that another process uses", async () => {
    const folder = temporaryFolder();
    const release = tryLock(folder);
    onTestFinished(() => release?.());
    writeFileSync(
      join(folder, "dynamodb.json"),
      JSON.stringify({ endpoint: inject("dynamoEndpoint"), pid: 1, owner: 4711, shared: true }),
    );
    await expect(openDynamo({}, folder, { owner: true, waitMs: 0 })).rejects.toThrow(
      `${folder} is in use by process 4711. Stop that process, or set LATCH_DATA_DIR to another folder.`,
    );
    const secondProcess = await openDynamo({}, folder, { owner: false, waitMs: 0 });
    expect(secondProcess.endpoint).toBe(inject("dynamoEndpoint"));
  });

  test("NODE_ENV=production, before it starts anything, and an empty NODE_ENV, which means production", async () => {
    const folder = join(temporaryFolder(), "data");
    const production = { NODE_ENV: "production", LATCH_DATA_DIR: folder };
    for (const program of [
      startLatch(["dev"], production),
      startLatch(["dev", "--tasks"], production),
      startProgram("dev/src/api.ts", production),
      startProgram("dev/src/api.ts", { NODE_ENV: "" }),
    ]) {
      expect(await readStartupError(program)).toBe(
        "`latch dev` does not run with NODE_ENV=production, because it shows mails instead of sending them. Use `npm start` in production, or unset NODE_ENV.",
      );
    }
    expect(existsSync(folder)).toBe(false);
  });

  test("a public issuer as that of an installation, unless NODE_ENV=development is set", async () => {
    const folder = join(temporaryFolder(), "data");
    const installation = { LATCH_ISSUER: "https://auth.example.com", LATCH_DATA_DIR: folder };
    for (const environment of [installation, { ...installation, NODE_ENV: "" }]) {
      expect(await readStartupError(startLatch(["dev"], environment))).toBe(
        "`latch dev` does not run with LATCH_ISSUER=https://auth.example.com, because it shows mails instead of sending them. Use `npm start` for an installation. For development behind a public URL, set NODE_ENV=development as well.",
      );
    }
    expect(existsSync(folder)).toBe(false);
    for (const accepted of [
      { ...installation, NODE_ENV: "development" },
      { LATCH_ISSUER: "https://localhost:4000" },
      { LATCH_ISSUER: "http://192.168.1.5:4000" },
      {},
    ]) {
      expect(() => refusePublicIssuer(accepted)).not.toThrow();
    }
  });
});

test("every entry rejects a Node that reads TypeScript files but is too old", () => {
  expect(() => checkNode("24.0.0")).not.toThrow();
  expect(() => checkNode("22.19.0")).toThrow(
    "Latch needs Node 24 or later, and this is Node 22.19.0. Start it with `npm run` or `npx latch`, which use the Node that `npm ci` installs. Or install Node 24.",
  );
});

describe("npm start rejects", () => {
  const issuer = { LATCH_ISSUER: "https://api.example.com" };
  const readAll = (environment: Environment) => readKeys(readServerConfig(environment));

  test("settings that are not allowed in production", async () => {
    expect(
      await readStartupError(
        startProgram("server/src/main.ts", { ...issuer, RATE_LIMITS: "false" }),
      ),
    ).toBe("The configuration is invalid:\n  RATE_LIMITS: Must not be false in production");
  });

  test("a missing issuer", () => {
    expect(() => readAll({})).toThrow(
      "The configuration is invalid:\n  LATCH_ISSUER: Is not set. Must be the public URL of this API",
    );
  });

  test("missing keys", () => {
    expect(() => readAll(issuer)).toThrow(
      "There are no keys. Create a key file with `npx latch keys create FILE` and set LATCH_KEYS_FILE=FILE.",
    );
    const file = join(temporaryFolder(), "keys.json");
    expect(() => readAll({ ...issuer, LATCH_KEYS_FILE: file })).toThrow(
      `LATCH_KEYS_FILE: The file ${file} does not exist. Create it with \`npx latch keys create ${file}\`.`,
    );
  });

  test("invalid keys, without printing them", async () => {
    const keys = '{"signing":{"current":"hush"}}';
    const message = await readStartupError(
      startProgram("server/src/main.ts", { ...issuer, LATCH_KEYS: keys }),
    );
    expect(message).toMatch(/^LATCH_KEYS: The key ring is invalid at: .*signing\.next/);
    expect(message).not.toContain("hush");
  });
});

describe("commands reject", () => {
  test("an existing key ring, and a file of something else", async () => {
    const file = join(temporaryFolder(), "keys.json");
    writeFileSync(file, "precious");
    expect(await readStartupError(startLatch(["keys", "create", file]))).toBe(
      `${file} exists and is not overwritten. \`npx latch keys rotate ${file}\` rotates its keys.`,
    );
    expect(readFileSync(file, "utf8")).toBe("precious");
    expect(await readStartupError(startLatch(["keys", "rotate", file]))).toBe(
      `${file}: The key ring is not valid JSON.`,
    );
    expect(await readStartupError(startLatch(["keys", "rotate", `${file}.missing`]))).toBe(
      `The key ring ${file}.missing does not exist. \`npx latch keys create ${file}.missing\` creates it.`,
    );
  });

  test("a rotation in production without a file", async () => {
    const rotation = startLatch(["keys", "rotate"], { NODE_ENV: "production" });
    expect(await readStartupError(rotation)).toBe(
      "The file of the key ring is required in production: pass it, or set LATCH_KEYS_FILE.",
    );
  });
});
