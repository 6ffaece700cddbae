import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { inject } from "vitest";
import { bundle, type FunctionName, unsetStripeSecrets } from "../../../scripts/bundle.ts";
import { testClient } from "../database-client.ts";
import { region, startLambdaProcess } from "./lambda-process.ts";

/** A linked queue at an address on which no server listens. */
export const Deliveries = { url: "http://127.0.0.1:9/0/deliver-webhooks" };

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
export const startLambda = (
  folder: string,
  links: Record<string, object>,
  environment: Record<string, string> = {},
) =>
  startLambdaProcess(folder, links, {
    DYNAMODB_CLIENT: testClient ?? "lean",
    AWS_ENDPOINT_URL_DYNAMODB: inject("dynamoEndpoint"),
    ...environment,
  });
