import { createKeyRing } from "@latch/adapters/crypto";
import { inject } from "vitest";
import {
  cloudFrontEvent,
  Edge,
  functionUrl,
  functionUrlEvent,
  httpApiEvent,
  restApiEvent,
  sourceIp,
  type ToEvent,
  toResponse,
  viewerIp,
} from "../fixtures/lambda-events.ts";
import { createHarness, openTestDatabase, origin } from "../harness.ts";
import { edgeAddress, startEdge } from "./edge.ts";
import { Deliveries, deploy, startLambda } from "./lambda.ts";
import { startProgram } from "./program.ts";

/** The API on a runtime, as a client sees it. */
export type Runtime = {
  origin: string;
  /** The client address that this runtime reports, whatever the headers contain. */
  address: string | RegExp;
  fetch(request: Request): Promise<Response>;
};

/**
 * Starts the API on a runtime.
 * @param atEnd receives the function that stops it
 */
export type OpenRuntime = (atEnd: (stop: () => unknown) => void) => Promise<Runtime>;

const prefixOf = ({ tables }: { tables: { Users: string } }) => tables.Users.replace(/Users$/, "");

/** A sixth of the work of bcrypt at the lowest cost of production. Other tests use bcrypt. */
const quickHash = { PASSWORD_HASH: "argon2id" };

/** The page of the documentation, which is off by default in production. */
const docsPage = { DOCS_PAGE: "true" };

const inProcess: OpenRuntime = async (atEnd) => {
  const { fetch } = await createHarness({}, { atEnd });
  return { origin, address: "203.0.113.7", fetch };
};

const nodeServer: OpenRuntime = async (atEnd) => {
  const server = startProgram(
    "server/src/main.ts",
    {
      PORT: "0",
      LATCH_ISSUER: "https://api.example.com",
      LATCH_TABLE_PREFIX: prefixOf(await openTestDatabase(undefined, undefined, { atEnd })),
      DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      LATCH_KEYS: JSON.stringify(await createKeyRing()),
      ...quickHash,
      ...docsPage,
    },
    { atEnd },
  );
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  return { origin: `http://127.0.0.1:${port}`, address: "127.0.0.1", fetch: (r) => fetch(r) };
};

const onLambda =
  (toEvent: ToEvent, origin: string, environment?: Record<string, string>): OpenRuntime =>
  async (atEnd) => {
    const deployed = await deploy(`smoke-${toEvent.name}-`);
    atEnd(() => deployed.remove());
    const LatchKeys = { value: JSON.stringify(await createKeyRing()) };
    const lambda = await startLambda(
      deployed.folder,
      { ...deployed.links, LatchKeys, Deliveries, ...(toEvent === cloudFrontEvent && { Edge }) },
      { ...docsPage, ...environment },
    );
    atEnd(() => lambda.stop());
    return {
      origin,
      address: toEvent === cloudFrontEvent ? viewerIp : sourceIp,
      fetch: async (request) => toResponse(await lambda.invoke(await toEvent(request))),
    };
  };

const edge: OpenRuntime = async (atEnd) => {
  const database = await openTestDatabase(undefined, undefined, { atEnd });
  const { fetch, stop } = await startEdge(prefixOf(database));
  atEnd(stop);
  return { origin: "https://edge.example.com", address: edgeAddress, fetch };
};

const ownDomain = "https://auth.example.com";
const withDomain = { LATCH_ISSUER: ownDomain, ...quickHash };

/** The runtimes of the API. */
export const runtimes: [name: string, open: OpenRuntime][] = [
  ["in this process", inProcess],
  ["a Node server", nodeServer],
  ["Lambda by a function URL", onLambda(functionUrlEvent, functionUrl)],
  ["Lambda by an HTTP API", onLambda(httpApiEvent, ownDomain, withDomain)],
  ["Lambda by a REST API", onLambda(restApiEvent, ownDomain, withDomain)],
  ["Lambda by CloudFront", onLambda(cloudFrontEvent, ownDomain, withDomain)],
  ["workerd", edge],
];
