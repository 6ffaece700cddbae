/** Serves the API on Lambda, behind a function URL, an HTTP API or a REST API. */
import { openDatabase } from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createLog } from "@latch/adapters/telemetry/log";
import { currentTimeLimit } from "@latch/adapters/time-limit";
import { createApp } from "@latch/api";
import { composeApi } from "@latch/composition/api";
import { openDeliveryQueue } from "@latch/composition/delivery-queue";
import { Environment } from "@latch/config";
import { LambdaEnvironment, readLambdaConfig } from "@latch/config/lambda/api";
import { warnAboutVariables } from "@latch/config/warnings";
import { version } from "@latch/contract/version";
import type { LambdaContext, LambdaEvent } from "hono/aws-lambda";
import { readAsset } from "../lib/assets.ts";
import { createClientAddressReader } from "../lib/client-address.ts";
import { requireFunctionUrl } from "../lib/function-url.ts";
import {
  linkedDeliveries,
  linkedEdgeSecret,
  linkedKeys,
  linkedStripe,
  linkedTables,
} from "../lib/linked-resources.ts";
import { createObservation } from "../lib/observation.ts";
import { serveEvents } from "../lib/serve-events.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const config = readLambdaConfig({ ...process.env, ...linkedStripe() });
const log = createLog(config.LOG_LEVEL);
warnAboutVariables(process.env, [LambdaEnvironment, Environment], log);
const { observation, observer } = createObservation(config);
const resources = {
  database: openDatabase({
    tables: linkedTables(),
    region: config.AWS_REGION,
    client: config.DYNAMODB_CLIENT,
    environment: process.env,
    observer,
    timeLimit: currentTimeLimit,
  }),
  keys: linkedKeys(),
  hasher: createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
  deliveryQueue: openDeliveryQueue(
    { region: config.AWS_REGION, timeLimit: currentTimeLimit },
    { url: linkedDeliveries() },
  ),
  log,
  measure: observation?.measure,
  standaloneTasks: true,
};
const runtime = {
  observation,
  readAsset,
  readClientAddress: createClientAddressReader(linkedEdgeSecret()),
  version,
};

const createServe = (issuer: string) => {
  const services = composeApi({ ...resources, config: { ...config, LATCH_ISSUER: issuer } });
  return serveEvents(createApp({ ...services, ...runtime }));
};

let serve = config.LATCH_ISSUER ? createServe(config.LATCH_ISSUER) : undefined;

export const handler = withinTimeLeft(async (event: LambdaEvent, context: LambdaContext) => {
  serve ??= createServe(requireFunctionUrl(event, config.AWS_REGION));
  return serve(event, context);
});
