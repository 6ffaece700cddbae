/**
 * `npm run worker [-- ROLE …]`: reads the change streams, publishes events and consumes the queues, as
 * Lambda functions do on AWS. It runs all roles unless some are named.
 */
import { hostname } from "node:os";
import { parseArgs } from "node:util";
import { createLog } from "@latch/adapters/telemetry/log";
import { openMailer } from "@latch/composition/mailer";
import { openSmtpMailer } from "@latch/composition/smtp-mailer";
import { readServerConfig, ServerEnvironment } from "@latch/config/server";
import { TelemetryEnvironment } from "@latch/config/telemetry";
import { warnAboutVariables } from "@latch/config/warnings";
import { configurationWarnings } from "./configuration-warnings.ts";
import { connect, connectDeliveries, readKeysFor } from "./connections.ts";
import { connectEvents } from "./events-connection.ts";
import { onStop, runEntry, StartupError } from "./lifecycle.ts";
import { createObservation } from "./observation.ts";
import {
  includeMailRoles,
  startWorkerRoles,
  type WorkerRole,
  workerRoles,
} from "./workers/worker-roles.ts";

await runEntry(async () => {
  const requested = parseRoles(parseArgs({ allowPositionals: true }).positionals);
  const names = includeMailRoles(requested);
  const config = readServerConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  warnAboutVariables(
    process.env,
    [ServerEnvironment, TelemetryEnvironment],
    configurationWarnings(config, log),
  );
  const {
    observer,
    queueObserver,
    stop: stopObservation,
  } = await createObservation({
    // The worker serves no requests, and so has no metrics page.
    config: { ...config, METRICS: false, SLOW_OPERATION_MS: 0 },
    environment: process.env,
    log,
  });
  const database = connect(process.env, observer);
  const messaging = connectEvents(process.env);
  const deliveries = connectDeliveries(process.env);
  const roles = startWorkerRoles(names, {
    config,
    keys: (purpose) => readKeysFor(config, purpose),
    mailer: () => openMailer({ config, log, openSmtpMailer }),
    database,
    deliveries,
    messaging,
    // The host name, so that a restarted worker does not wait for the lease of a killed one.
    leaseOwner: hostname(),
    log,
    queueObserver,
  });
  const added = names.filter((name) => !requested.includes(name));
  if (added.length > 0) log.info({ added }, "the role send-mail includes the other mail queues");
  log.info({ roles: names }, "worker started");

  onStop(process.env, async () => {
    log.info({}, "stopping");
    await roles.stop();
    messaging.close();
    deliveries.close();
    database.close();
    await stopObservation();
    log.info({}, "stopped");
    process.exit(0);
  });
});

function parseRoles(names: string[]): readonly WorkerRole[] {
  const isRole = (name: string): name is WorkerRole => workerRoles.includes(name as WorkerRole);
  const unknown = names.filter((name) => !isRole(name));
  if (unknown.length > 0) {
    throw new StartupError(
      `Unknown role: ${unknown.join(", ")}. The roles are ${workerRoles.join(", ")}.`,
    );
  }
  return names.length > 0 ? names.filter(isRole) : workerRoles;
}
