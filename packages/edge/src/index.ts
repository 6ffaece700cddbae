/**
 * The API on the edge (workerd), with DynamoDB over fetch. It consumes no queues and has no SMTP:
 * the publisher and the queue consumers run elsewhere.
 */
import { waitUntil } from "cloudflare:workers";
import { parseKeyRing } from "@latch/adapters/crypto";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createBcryptHasher } from "@latch/adapters/hashing";
import { type AppEnv, createApp } from "@latch/api";
import { composeApi } from "@latch/composition/api";
import { openDeliveryQueue } from "@latch/composition/delivery-queue";
import { Environment } from "@latch/config";
import { EdgeEnvironment, readEdgeConfig } from "@latch/config/edge";
import { warnAboutVariables } from "@latch/config/warnings";
import { version } from "@latch/contract/version";
import type { Hono } from "hono";
import { createConsoleLog } from "./log.ts";

/** The static files of the documentation. Without this binding there is no /docs. */
type Assets = { fetch(url: string): Promise<Response> };
type Bindings = Record<string, unknown> & { ASSETS?: Assets };

let app: Hono<AppEnv> | undefined;

/**
 * Creates the app at the first request: workerd provides the bindings with it, and they do not
 * change.
 */
function start(bindings: Bindings): Hono<AppEnv> {
  const config = readEdgeConfig(bindings);
  const log = createConsoleLog(config.LOG_LEVEL);
  warnAboutVariables(bindings, [EdgeEnvironment, Environment], log);
  const { ASSETS } = bindings;
  const aws = {
    region: config.AWS_REGION,
    credentials: {
      accessKeyId: config.AWS_ACCESS_KEY_ID,
      secretAccessKey: config.AWS_SECRET_ACCESS_KEY,
      sessionToken: config.AWS_SESSION_TOKEN,
    },
  };
  return createApp({
    ...composeApi({
      config,
      database: openDatabase({
        ...aws,
        tables: prefixedTableNames(config.LATCH_TABLE_PREFIX),
        // The lean client needs the connections of Node.
        client: "sdk",
        endpoint: config.DYNAMODB_ENDPOINT,
      }),
      deliveryQueue: openDeliveryQueue(
        { ...aws, endpoint: config.EVENTS_ENDPOINT },
        { prefix: config.LATCH_TABLE_PREFIX },
      ),
      keys: parseKeyRing(config.LATCH_KEYS),
      hasher: createBcryptHasher(config.BCRYPT_COST),
      log,
      async defer(work) {
        waitUntil(work().catch((err) => log.error({ err }, "background job failed")));
      },
    }),
    // There are no metrics and no tally on the edge: a slow operation is logged with its duration
    // only.
    observation: { slowAfterMs: config.SLOW_OPERATION_MS },
    async readAsset(name) {
      const found = await ASSETS?.fetch(`https://assets/${name}`);
      return found?.ok ? new Uint8Array(await found.arrayBuffer()) : undefined;
    },
    readClientAddress: (c) => cloudflareAddress(c.req.raw) ?? "unknown",
    version,
  });
}

/**
 * Returns the address of the client as Cloudflare reports it. Only Cloudflare sets
 * `request.cf.colo`, and it overwrites the header; another workerd passes on what the client sent in it.
 */
const cloudflareAddress = (request: Request & { cf?: { colo?: string } }): string | undefined =>
  request.cf?.colo ? (request.headers.get("cf-connecting-ip") ?? undefined) : undefined;

export default {
  fetch(request: Request, bindings: Bindings): Response | Promise<Response> {
    app ??= start(bindings);
    return app.fetch(request, bindings);
  },
};
