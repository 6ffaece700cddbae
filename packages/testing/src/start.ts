import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyRing } from "@latch/adapters/crypto";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createMailboxMailer } from "@latch/adapters/mailbox";
import { createTopology } from "@latch/adapters/messaging";
import { createApp } from "@latch/api";
import { composeApi } from "@latch/composition/api";
import { toSender } from "@latch/config/mail";
import { readServerConfig } from "@latch/config/server";
import { version } from "@latch/contract/version";
import type { Log } from "@latch/core";
import { startDynamo, startEvents } from "@latch/dev";
import { type Listening, listen, readAsset, readSocketAddress } from "@latch/server";
import { connect, connectDeliveries } from "@latch/server/connections";
import { connectEvents } from "@latch/server/events-connection";
import { startWorkerRoles, workerRoles } from "@latch/server/worker-roles";
import { createClock } from "./clock.ts";
import { createMailbox } from "./mailbox.ts";
import { createPersonas } from "./personas.ts";
import type { Latch, StartOptions } from "./types.ts";

type App = ReturnType<typeof createApp>;

/** The log of the tests contains errors only: a test that expects a problem is no error. */
const log: Log = {
  info: () => {},
  warn: () => {},
  error: (fields, message) => process.stderr.write(`Latch: ${message} ${describe(fields)}\n`),
};

const describe = (fields: Record<string, unknown>): string =>
  fields["err"] instanceof Error ? String(fields["err"].stack) : JSON.stringify(fields);

/** Starts Latch. If a part does not start, it stops those that have. @throws StartupError and ConfigError */
export async function start({
  host = "localhost",
  environment = {},
}: StartOptions = {}): Promise<Latch> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { ...(await startParts(host, environment, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  host: string,
  given: Record<string, string>,
  stops: (() => unknown)[],
): Promise<Omit<Latch, "stop">> {
  const folder = mkdtempSync(join(tmpdir(), "latch-testing-"));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const [dynamo, events] = await Promise.all([startDynamo(process.env), startEvents()]);
  stops.push(dynamo.stop, events.stop);
  const { url, serve, server } = await listenFirst(host);
  stops.push(server.stop);

  const settings = {
    NODE_ENV: "development",
    LATCH_ISSUER: url,
    RATE_LIMITS: "false",
    BCRYPT_COST: "4",
    BREACH_CHECK: "false",
    WEBHOOK_ALLOW_PRIVATE: "true",
    ...given,
    DYNAMODB_ENDPOINT: dynamo.endpoint,
    EVENTS_ENDPOINT: events.endpoint,
  };
  const config = readServerConfig(settings);
  const database = connect(settings);
  stops.push(database.close);
  const messaging = connectEvents(settings);
  stops.push(messaging.close);
  const deliveries = connectDeliveries(settings);
  stops.push(deliveries.close);
  const [keys] = await Promise.all([
    createKeyRing(),
    createTables(database),
    createTopology(messaging, messaging.names),
  ]);

  const clock = createClock();
  const mailer = createMailboxMailer(folder, { clock: clock.now, sender: toSender(config) });
  const parts = { config, database, log, clock: clock.now };
  const services = composeApi({
    ...parts,
    keys,
    hasher: createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
    deliveryQueue: deliveries,
  });
  serve(createApp({ ...services, readAsset, readClientAddress: readSocketAddress, version }));
  const workers = startWorkerRoles(workerRoles, {
    ...parts,
    keys: () => keys,
    mailer: () => mailer,
    messaging,
    deliveries,
    leaseOwner: "testing",
  });
  stops.push(workers.stop);

  const { create, storageState } = createPersonas({ url, database, config, log });
  const [user, agent, master, superAdmin] = await Promise.all([
    create({ role: "user" }),
    create({ role: "agent" }),
    create({ role: "master" }),
    create({ role: "super_admin" }),
  ]);
  return {
    url,
    personas: { user, agent, master, super_admin: superAdmin },
    createPersona: create,
    mailbox: createMailbox(folder),
    clock,
    storageState,
  };
}

/** Listens on a free port before there is an app, because the issuer of the app contains the port. */
async function listenFirst(
  host: string,
): Promise<{ url: string; server: Listening; serve(app: App): void }> {
  let app: App | undefined;
  const placeholder = {
    fetch: (...input: Parameters<App["fetch"]>) =>
      app?.fetch(...input) ?? new Response(null, { status: 503 }),
  };
  const server = await listen(placeholder as App, { port: 0, host: "127.0.0.1" });
  return {
    url: `http://${host}:${server.port}`,
    server,
    serve(started) {
      app = started;
    },
  };
}
