/** `npm start`: the API on a Node server, against the DynamoDB that the configuration names. */
import { join } from "node:path";
import { ping } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/log";
import { createUnconfiguredMailer } from "@latch/adapters/unconfigured-mailer";
import { compose, createApp } from "@latch/api";
import manifest from "../package.json" with { type: "json" };
import { readAsset } from "./assets.ts";
import { createBackground } from "./background.ts";
import { connect, readKeys, readServerConfig, type ServerConfig } from "./config.ts";
import { createHashingPool } from "./hashing-pool.ts";
import { localFolder } from "./local/stack.ts";
import { listen, socketAddress } from "./serve.ts";
import { onStop, run } from "./startup.ts";

await run(async () => {
  const config = readServerConfig(process.env);
  const keys = readKeys(config);
  const log = createLog(config.LOG_LEVEL);
  const database = connect(process.env);
  const pool = createHashingPool({
    prefer: config.PASSWORD_HASH,
    cost: config.BCRYPT_COST,
    workers: config.HASH_WORKERS,
  });
  const background = createBackground(log);
  const mailbox = config.NODE_ENV === "development" ? await openMailbox(config) : undefined;
  const app = createApp(
    compose({
      config,
      database,
      keys,
      hasher: pool.hasher,
      mailer: mailbox?.mailer ?? createUnconfiguredMailer(log),
      defer: background.defer,
      log,
      readAsset,
      addressOf: socketAddress,
      version: manifest.version,
    }),
  );
  if (mailbox) app.route(mailbox.path, mailbox.pages);
  const server = await listen(app, { port: config.PORT, host: config.HOST });
  log.info({ port: server.port, host: config.HOST }, "listening");
  // `npm run dev` waits for this.
  process.send?.("listening");

  onStop(async () => {
    log.info({}, "stopping");
    await server.stop();
    await background.settled();
    await pool.close();
    database.close();
    log.info({}, "stopped");
    process.exit(0);
  });

  // It serves all the same: an outage of the database must not become a crash loop.
  await ping(database).catch(({ name, message }: Error) =>
    log.error({ endpoint: config.DYNAMODB_ENDPOINT, name, reason: message }, "no database yet"),
  );
});

/** Loaded in development only: nothing of it is there in production. */
async function openMailbox({ LATCH_ISSUER }: ServerConfig) {
  const { createDevMailbox, mailboxPath } = await import("./dev-mailbox.ts");
  const folder = join(localFolder(process.env), "mailbox");
  return { path: mailboxPath, ...createDevMailbox({ folder, issuer: LATCH_ISSUER }) };
}
