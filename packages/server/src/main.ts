/** `npm start`: the API on a Node server, against the DynamoDB that the configuration names. */
import { ping } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { createApp } from "@latch/api";
import { composeApi } from "@latch/composition/api";
import manifest from "../package.json" with { type: "json" };
import { readAsset } from "./assets.ts";
import { createBackground } from "./background.ts";
import { connect, connectDeliveries, readKeys, readServerConfig } from "./config.ts";
import { every } from "./every.ts";
import { createHashingPool } from "./hashing-pool.ts";
import { createObservation } from "./observation.ts";
import { listen, socketAddress } from "./serve.ts";
import { onStop, run } from "./startup.ts";

await run(async () => {
  const config = readServerConfig(process.env);
  const keys = readKeys(config);
  const log = createLog(config.LOG_LEVEL, { gather: 10 });
  const deliveries = connectDeliveries(process.env);
  const pool = createHashingPool({
    prefer: config.PASSWORD_HASH,
    cost: config.BCRYPT_COST,
    workers: config.HASH_WORKERS,
  });
  const { observation, observer, watch, ...watching } = await createObservation({
    config,
    environment: process.env,
    hashingQueue: pool.queued,
    log,
  });
  const database = connect(process.env, observer);
  const background = createBackground(log);
  // Loaded in development only: nothing of it is there in production.
  const development =
    config.NODE_ENV === "development"
      ? (await import("./development.ts")).createDevelopment({
          config,
          keys: () => keys,
          database,
          deliveries,
          log,
          watch,
        })
      : undefined;
  const services = composeApi({
    config,
    database,
    keys,
    hasher: pool.hasher,
    deliveryQueue: deliveries,
    defer: background.defer,
    log,
    measure: observation?.measure,
  });
  const app = createApp({
    ...services,
    observation,
    readAsset,
    addressOf: socketAddress,
    version: manifest.version,
  });
  if (development) app.route(development.pagesPath, development.pages);
  const erasures = every(300, services.personalData.finishErasures, log);
  const renewals = every(300, services.renewSecrets, log);
  const server = await listen(app, { port: config.PORT, host: config.HOST });
  log.info({ port: server.port, host: config.HOST }, "listening");
  // `npm run dev` waits for this.
  process.send?.("listening");

  onStop(async () => {
    const answered = server.stop();
    log.info({}, "stopping");
    await answered;
    await background.settled();
    await Promise.all([erasures.stop(), renewals.stop()]);
    await development?.stop();
    await pool.close();
    database.close();
    deliveries.close();
    await watching.stop();
    log.info({}, "stopped");
    process.exit(0);
  });

  // It serves all the same: an outage of the database must not become a crash loop.
  await ping(database).catch(({ name, message }: Error) =>
    log.error({ endpoint: config.DYNAMODB_ENDPOINT, name, reason: message }, "no database yet"),
  );
});
