import type { Measurement } from "@latch/core";

type RecordValue = (value: number, labels?: Record<string, string>) => void;
type Kind = Measurement["kind"];

type Metric<K extends Kind> = {
  kind: K;
  /** The name without prefix and unit. */
  name: string;
  /** Durations are in seconds and in histograms of `bucketSeconds`; others are counters. */
  unit: "seconds" | "total";
  help: string;
  /** Label names. Each label has few possible values. */
  labels: readonly string[];
  read(what: Extract<Measurement, { kind: K }>, record: RecordValue): void;
};
type AnyMetric = { [K in Kind]: Metric<K> }[Kind];

/** The upper bounds of the histogram buckets, in seconds. */
export const bucketSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics: what is measured, and under which name. */
const catalogue: AnyMetric[] = [
  {
    kind: "request",
    name: "request_duration",
    unit: "seconds",
    help: "Duration of HTTP requests by operationId (unmatched: no operation) and status.",
    labels: ["operation_id", "status"],
    read: ({ operationId, status, ms }, record) =>
      record(ms / 1000, { operation_id: operationId, status: String(status) }),
  },
  {
    kind: "log_in",
    name: "log_ins",
    unit: "total",
    help: "Password logins by outcome: succeeded, or the problem code.",
    labels: ["outcome"],
    read: ({ outcome }, record) => record(1, { outcome }),
  },
  {
    kind: "lockout",
    name: "lockouts",
    unit: "total",
    help: "Lockouts after failed logins by scope: one address, or all unknown addresses (strangers).",
    labels: ["scope"],
    read: ({ scope }, record) => record(1, { scope }),
  },
  {
    kind: "replay",
    name: "session_replays",
    unit: "total",
    help: "Replayed refresh tokens. Each replay ends the session.",
    labels: [],
    read: (_, record) => record(1),
  },
  {
    kind: "hashing",
    name: "hashing_duration",
    unit: "seconds",
    help: "Duration of hashing or verifying a password, including the wait for a free thread.",
    labels: [],
    read: ({ ms }, record) => record(ms / 1000),
  },
  {
    kind: "shed_hash",
    name: "shed_hashes",
    unit: "total",
    help: "Passwords that were rejected, because too many wait for a free hashing thread (503).",
    labels: [],
    read: (_, record) => record(1),
  },
  {
    kind: "shed_request",
    name: "shed_requests",
    unit: "total",
    help: "Requests that an overloaded server rejected (503) by reason: event_loop (lag) or concurrency.",
    labels: ["reason"],
    read: ({ reason }, record) => record(1, { reason }),
  },
  {
    kind: "database",
    name: "dynamodb_call_duration",
    unit: "seconds",
    help: "Duration of DynamoDB calls, including retries. Failed conditions and conflicts are not errors.",
    labels: ["table", "operation", "outcome"],
    read: ({ table = "several", operation, outcome, ms }, record) =>
      record(ms / 1000, { table, operation, outcome }),
  },
  {
    kind: "database",
    name: "dynamodb_consumed_units",
    unit: "total",
    help: "Capacity units that calls consumed, as DynamoDB reports them.",
    labels: ["table", "access"],
    read({ operation, units }, record) {
      const access = /^(?:Get|BatchGet|TransactGet|Query|Scan)/.test(operation) ? "read" : "write";
      for (const [table, used] of Object.entries(units)) record(used, { table, access });
    },
  },
  {
    kind: "message",
    name: "message_duration",
    unit: "seconds",
    help: "Duration of processing queue messages by queue and outcome.",
    labels: ["queue", "outcome"],
    read: ({ queue, outcome, ms }, record) => record(ms / 1000, { queue, outcome }),
  },
];

/** The gauges of a server, and what they show. */
export const gauges = {
  hashing_queue: "Passwords that wait for a free hashing thread.",
  requests_in_progress: "Requests that the server has accepted and not answered yet.",
};

/** The functions that return the present value of each gauge. A process without the gauge has none. */
export type Gauges = Partial<Record<keyof typeof gauges, () => number>>;

/** Returns the name, the text and the function of each gauge that the process has. */
export const listGauges = (functions: Gauges) =>
  Object.entries(functions).map(([name, read]) => ({
    name,
    help: gauges[name as keyof typeof gauges],
    read,
  }));

/**
 * Creates a measure from a metrics backend.
 * @param collect creates the function that records the values of one metric
 */
export function createMeasureWith(
  collect: (metric: AnyMetric) => RecordValue,
): (what: Measurement) => void {
  const recordersByKind = Map.groupBy(
    catalogue.map((metric) => ({ metric, record: collect(metric) })),
    ({ metric }) => metric.kind,
  );
  return (what) => {
    for (const { metric, record } of recordersByKind.get(what.kind) ?? [])
      metric.read(what as never, record);
  };
}
