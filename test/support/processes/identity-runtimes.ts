import { createKeyRing, type KeyRing } from "@latch/adapters/crypto";
import type { Database } from "@latch/adapters/dynamodb";
import { inject } from "vitest";
import { functionUrl, functionUrlEvent, toResponse } from "../fixtures/lambda-events.ts";
import { openTestDatabase } from "../harness.ts";
import { startEdge } from "./edge.ts";
import { Deliveries, deploy, startLambda } from "./lambda.ts";
import { startProgram } from "./program.ts";

/** The API on a runtime, with its database and keys, by which a test reads mailed codes. */
export type IdentityRuntime = {
  origin: string;
  database: Database;
  keys: KeyRing;
  fetch(request: Request): Promise<Response>;
};
type Open = (atEnd: (stop: () => unknown) => void) => Promise<IdentityRuntime>;

const settings = { TRUSTED_DEVICE_DAYS: "30", SECOND_FACTOR_ROLES: "master,super_admin" };
const prefixOf = ({ tables }: Database) => tables.Users.replace(/Users$/, "");

const nodeServer: Open = async (atEnd) => {
  const database = await openTestDatabase(undefined, undefined, { atEnd });
  const keys = await createKeyRing();
  const server = startProgram(
    "server/src/main.ts",
    {
      PORT: "0",
      LATCH_ISSUER: "https://api.example.com",
      LATCH_TABLE_PREFIX: prefixOf(database),
      DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      LATCH_KEYS: JSON.stringify(keys),
      PASSWORD_HASH: "argon2id",
      ...settings,
    },
    { atEnd },
  );
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  return { origin: `http://127.0.0.1:${port}`, database, keys, fetch: (r) => fetch(r) };
};

const lambda: Open = async (atEnd) => {
  const { folder, database, links, remove } = await deploy("identity-");
  atEnd(() => remove());
  const keys = await createKeyRing();
  const LatchKeys = { value: JSON.stringify(keys) };
  const { invoke, stop } = await startLambda(folder, { ...links, LatchKeys, Deliveries }, settings);
  atEnd(() => stop());
  return {
    origin: functionUrl,
    database,
    keys,
    fetch: async (request) => toResponse(await invoke(await functionUrlEvent(request))),
  };
};

const workerd: Open = async (atEnd) => {
  const database = await openTestDatabase(undefined, undefined, { atEnd });
  const keys = await createKeyRing();
  const bindings = { LATCH_KEYS: JSON.stringify(keys), ...settings };
  const { fetch, stop } = await startEdge(prefixOf(database), bindings);
  atEnd(stop);
  return { origin: "https://edge.example.com", database, keys, fetch };
};

/** The kinds of processes that serve the model of proof. */
export const identityRuntimes: [name: string, open: Open][] = [
  ["a Node server", nodeServer],
  ["the Lambda bundle", lambda],
  ["workerd", workerd],
];
