import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmf } from "@latch/adapters/telemetry/emf";
import { createPrometheus } from "@latch/adapters/telemetry/prometheus";
import type { Measurement } from "@latch/core";
import { expect, test } from "vitest";
import { createMeasure } from "../../packages/adapters/src/telemetry/otel/measure.ts";

/** The message of a failure. */
const dashboards =
  "A name has changed that dashboards, alerts and searches of the log go by (docs/). Report both names for one release, say so in the changelog, then change this list.";

/** Log events that the code passes to the log as literals. */
const logged = [
  "account.secured",
  "api_key.created",
  "api_key.revoked",
  "authorizer.failed",
  "billing.customer_left",
  "billing.event",
  "billing.plans_stale",
  "billing.price_unknown",
  "breach_check.failed",
  "configuration.second_factor_optional",
  "cookie.cross_site",
  "database.unreachable",
  "development.not_served",
  "email.verified",
  "email_change.undone",
  "email_code.failed",
  "erasure.failed",
  "erasures.finished",
  "factor_recovery.cancelled",
  "housekeeping.failed",
  "issuer.silent",
  "lockout.cleared",
  "login.failed",
  "login.locked_out",
  "login.pending",
  "mail.limited",
  "mail.not_configured",
  "mail.overtaken",
  "mail.…",
  "message.failed",
  "message.not_postponed",
  "operation.slow",
  "origin.refused",
  "passkey.added",
  "passkey.counter_regressed",
  "passkey.rejected",
  "passkey.removed",
  "password.changed",
  "password.removed",
  "password.reset",
  "plan.lapse_unnoted",
  "publish.failed",
  "publish.given_up",
  "queue.failed",
  "queue.missing",
  "reauthentication.failed",
  "recovery_codes.replaced",
  "requests.shed",
  "second_factor.failed",
  "second_factor.locked_out",
  "session.limit_reached",
  "session.limit_unchecked",
  "session.reauthenticated",
  "session.replayed",
  "session.rotation_kept",
  "session.started",
  "stream.failed",
  "stream.trimmed",
  "telemetry.failed",
  "totp.added",
  "totp.removed",
  "totp_secrets.checked",
  "totp_secrets.renewed",
  "trusted_device.limit_reached",
  "trusted_device.limit_unchecked",
  "trusted_device.removed",
  "user.deleted",
  "user.email_set",
  "user.factors_reset",
  "user.reinstated",
  "user.role_changed",
  "user.suspended",
  "user.updated",
  "webhook.attempted",
  "webhook.requested",
  "webhook_endpoint.disabled",
  "webhook_secret.renewed",
  "webhook_secret.unreadable",
];

/** Log events that the code passes to a function that logs them. */
const passedToLogger = [
  "erasures.failed",
  "webhook_endpoint.created",
  "webhook_endpoint.deleted",
  "webhook_endpoint.secret_rotated",
  "password_formats.failed",
  "webhook_secrets.failed",
];

/** The code of all packages. */
const folder = fileURLToPath(new URL("../../packages", import.meta.url));
const sources = globSync("*/src/**/*.ts", { cwd: folder })
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");

test("log events keep their names", () => {
  const literals = sources.matchAll(/\bevent: (?:"([\w.]+\.\w+)"|`([^`]+)`)/g);
  const found = new Set(
    [...literals].map(([, plain, template]) => plain ?? template?.replace(/\$\{.*\}/, "…")),
  );
  expect([...found].sort(), dashboards).toEqual(logged);
  expect(
    passedToLogger.filter((event) => !sources.includes(`"${event}"`)),
    dashboards,
  ).toEqual([]);
});

const measurements: Measurement[] = [
  { kind: "log_in", outcome: "succeeded" },
  { kind: "log_in", outcome: "invalid_credentials" },
  { kind: "lockout", scope: "address" },
  { kind: "replay" },
  { kind: "hashing", ms: 1 },
  { kind: "shed_hash" },
  { kind: "shed_request", reason: "event_loop" },
  {
    kind: "database",
    operation: "PutItem",
    table: "Users",
    ms: 1,
    outcome: "ok",
    units: { Users: 1 },
  },
  { kind: "message", queue: "send-mail", outcome: "done", ms: 1 },
  { kind: "request", operationId: "logIn", status: 200, ms: 1 },
];

test("metrics of Prometheus keep their names and labels", async () => {
  const { measure, text } = createPrometheus({
    hashing_queue: () => 0,
    requests_in_progress: () => 0,
  });
  for (const each of measurements) measure(each);
  const lines = (await text())
    .split("\n")
    .filter((line) => /^latch_\w+(?:_count|_total|_queue|_progress)/.test(line));
  const series = lines.map((line) => line.replace(/="[^"]*"/g, "").replace(/ \d+$/, ""));
  expect([...new Set(series)], dashboards).toEqual([
    "latch_request_duration_seconds_count{operation_id,status}",
    "latch_log_ins_total{outcome}",
    "latch_lockouts_total{scope}",
    "latch_session_replays_total",
    "latch_hashing_duration_seconds_count",
    "latch_shed_hashes_total",
    "latch_shed_requests_total{reason}",
    "latch_dynamodb_call_duration_seconds_count{table,operation,outcome}",
    "latch_dynamodb_consumed_units_total{table,access}",
    "latch_message_duration_seconds_count{queue,outcome}",
    "latch_hashing_queue",
    "latch_requests_in_progress",
  ]);
});

test("metrics of OpenTelemetry keep their names", () => {
  const names: string[] = [];
  const instrument = (name: string) => {
    names.push(name);
    return { add() {}, record() {}, addCallback() {} };
  };
  const meter = {
    createCounter: instrument,
    createHistogram: instrument,
    createObservableGauge: instrument,
  };
  createMeasure(meter as never, { hashing_queue: () => 0, requests_in_progress: () => 0 });
  expect(names.sort(), dashboards).toEqual([
    "latch.dynamodb_call_duration",
    "latch.dynamodb_consumed_units",
    "latch.hashing_duration",
    "latch.hashing_queue",
    "latch.lockouts",
    "latch.log_ins",
    "latch.message_duration",
    "latch.request_duration",
    "latch.requests_in_progress",
    "latch.session_replays",
    "latch.shed_hashes",
    "latch.shed_requests",
  ]);
});

test("metrics of CloudWatch keep their names and dimensions", () => {
  const lines: string[] = [];
  const measure = createEmf({ functionName: "f", write: (line) => void lines.push(line) });
  for (const each of measurements) measure(each);
  const { _aws, ...fields } = JSON.parse(lines.join(""));
  const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
  const names = Metrics.map(({ Name }: { Name: string }) => Name).sort();
  expect([Namespace, Dimensions], dashboards).toEqual(["Latch", [["FunctionName"]]]);
  expect(names, dashboards).toEqual([
    "DatabaseTime",
    "HashingTime",
    "Latency",
    "Lockouts",
    "LogIns",
    "RefusedLogIns",
    "Replays",
    "ServerErrors",
  ]);
  const others = ["FunctionName", "operationId", "status"];
  expect(Object.keys(fields).sort(), dashboards).toEqual([...names, ...others].sort());
});
