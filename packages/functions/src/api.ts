/** The API on Lambda, behind a function URL, an HTTP API or a REST API. */
import { openDatabase } from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createLog } from "@latch/adapters/telemetry/log";
import { compose, createApp } from "@latch/api";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import manifest from "../package.json" with { type: "json" };
import { createEventAddress } from "./address.ts";
import { readAsset } from "./assets.ts";
import { withoutStrayBody } from "./body.ts";
import { readLambdaConfig } from "./config.ts";
import { openDeliveryQueue } from "./delivery-queue.ts";
import { functionUrlOf } from "./issuer.ts";
import { linkedEdgeSecret, linkedKeys, linkedStripe, linkedTables } from "./links.ts";
import { createObservation } from "./observation.ts";

const config = readLambdaConfig({ ...process.env, ...linkedStripe() });
const log = createLog(config.LOG_LEVEL);
const { observation, observer } = createObservation(config);
const parts = {
  database: openDatabase({ tables: linkedTables(), region: config.AWS_REGION, observer }),
  keys: linkedKeys(),
  hasher: createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
  deliveryQueue: openDeliveryQueue(config.AWS_REGION),
  log,
  observation,
  readAsset,
  addressOf: createEventAddress(linkedEdgeSecret()),
  version: manifest.version,
  tasksApart: true,
};

const serveAs = (issuer: string) =>
  handle(createApp(compose({ ...parts, config: { ...config, LATCH_ISSUER: issuer } })));

let serve = config.LATCH_ISSUER ? serveAs(config.LATCH_ISSUER) : undefined;

export async function handler(event: LambdaEvent, context: LambdaContext) {
  serve ??= serveAs(functionUrlOf(event, config.AWS_REGION));
  return serve(withoutStrayBody(event), context);
}
