import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { inject } from "vitest";
import { sealLinks } from "../../../infra/seal-links.ts";
import { bundle, type FunctionName, unsetStripeSecrets } from "../../../scripts/bundle.ts";
import { testClient } from "../database-client.ts";
import type { LambdaResult } from "../fixtures/lambda-events.ts";

const runner = fileURLToPath(new URL("./lambda-runner.ts", import.meta.url));
const region = "eu-central-1";

/** A linked queue at an address on which no server listens. */
export const Deliveries = { url: "http://127.0.0.1:9/0/deliver-webhooks" };

export type LambdaReply =
  | { started: true }
  | { result: unknown; ranMs: number }
  | { error: string; ranMs: number };
export type Lambda = Awaited<ReturnType<typeof startLambda>>;

const bundled = new Map<FunctionName, Promise<{ original: string; size: number }>>();

/** Bundles a function once for all test files of this thread. */
async function bundleOnce(name: FunctionName) {
  const original = mkdtempSync(join(inject("runFolder"), `${name}-`));
  return { original, size: await bundle(name, original) };
}

/** Copies the bundle to its own folder, and creates tables for it. */
export async function deploy(prefix: string, name: FunctionName = "api") {
  const folder = mkdtempSync(join(tmpdir(), "latch-lambda-"));
  const made = bundled.get(name) ?? bundleOnce(name);
  bundled.set(name, made);
  const { original, size } = await made;
  cpSync(original, folder, { recursive: true });
  const tables = prefixedTableNames(prefix);
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const endpoint = inject("dynamoEndpoint");
  const database = openDatabase({ tables, region, endpoint, credentials });
  const links: Record<string, object> = {
    ...unsetStripeSecrets,
    ...Object.fromEntries(Object.entries(tables).map(([table, name]) => [table, { name }])),
  };
  await createTables(database);
  return {
    folder,
    size,
    database,
    links,
    remove() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts the bundle in `folder` with only what Lambda and SST provide. */
export async function startLambda(
  folder: string,
  links: Record<string, object>,
  environment: Record<string, string> = {},
) {
  const child = fork(runner, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      AWS_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: "latch-test-Api",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_SESSION_TOKEN: "test",
      DYNAMODB_CLIENT: testClient ?? "lean",
      AWS_ENDPOINT_URL_DYNAMODB: inject("dynamoEndpoint"),
      ...sealLinks(folder, links),
      ...environment,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  const ended = once(child, "close");
  const started = await Promise.race([
    once(child, "message").then(() => true),
    ended.then(() => false),
  ]);
  if (!started) throw new Error(output);
  // As on AWS, it handles one event at a time.
  let idle: Promise<unknown> = Promise.resolve();
  let ranMs = 0;

  return {
    /**
     * Invokes the function.
     * @throws the error of the handler, to which a function URL responds with 502
     */
    async invoke<T = LambdaResult>(event: object): Promise<T> {
      const replied = idle.then(async () => {
        child.send(event);
        const [reply] = (await once(child, "message")) as [LambdaReply];
        return reply;
      });
      idle = replied;
      const reply = await replied;
      if ("ranMs" in reply) ranMs = reply.ranMs;
      if ("error" in reply) throw new Error(reply.error);
      return ("result" in reply ? reply.result : undefined) as T;
    },
    /** Returns for how long the last invocation ran, in milliseconds. */
    ranMs: () => ranMs,
    /** Returns its log. */
    log: () => output,
    async stop(): Promise<void> {
      child.kill();
      await ended;
    },
  };
}
