import type { Measure, Measurement } from "@latch/core";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

type Options = {
  /** How many passwords wait for a free thread right now. */
  hashingQueue?: () => number;
};

/** Seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is measured in this process, for Prometheus to ask for. Label values are from short lists. */
export function createPrometheus({ hashingQueue }: Options = {}) {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: "latch_request_duration_seconds",
    help: "Requests, by operationId (unmatched: no operation) and status.",
    labelNames: ["operation_id", "status"],
    buckets,
    registers,
  });
  const logIns = new Counter({
    name: "latch_log_ins_total",
    help: "Log-ins by password, by outcome: succeeded, or the code of the problem.",
    labelNames: ["outcome"],
    registers,
  });
  const lockouts = new Counter({
    name: "latch_lockouts_total",
    help: "Lock-outs that began after failed log-ins, of one address or of all strangers.",
    labelNames: ["scope"],
    registers,
  });
  const replays = new Counter({
    name: "latch_session_replays_total",
    help: "Refresh tokens that came a second time, which ended their session.",
    registers,
  });
  const hashing = new Histogram({
    name: "latch_hashing_duration_seconds",
    help: "Passwords hashed or checked, waiting for a free thread included.",
    buckets,
    registers,
  });
  const calls = new Histogram({
    name: "latch_dynamodb_call_duration_seconds",
    help: "Calls to DynamoDB, retries included; a refused condition is no fault.",
    labelNames: ["table", "operation", "outcome"],
    buckets,
    registers,
  });
  const units = new Counter({
    name: "latch_dynamodb_consumed_units_total",
    help: "Capacity units that DynamoDB says calls consumed.",
    labelNames: ["table", "access"],
    registers,
  });
  if (hashingQueue) {
    new Gauge({
      name: "latch_hashing_queue",
      help: "Passwords that wait for a free thread.",
      registers,
      collect() {
        this.set(hashingQueue());
      },
    });
  }

  const note: {
    [Kind in Measurement["kind"]]: (of: Extract<Measurement, { kind: Kind }>) => void;
  } = {
    request: ({ operationId, status, ms }) =>
      requests.observe({ operation_id: operationId, status }, ms / 1000),
    log_in: ({ outcome }) => logIns.inc({ outcome }),
    lockout: ({ scope }) => lockouts.inc({ scope }),
    replay: () => replays.inc(),
    hashing: ({ ms }) => hashing.observe(ms / 1000),
    database({ operation, table = "several", ms, outcome, units: consumed }) {
      calls.observe({ table, operation, outcome }, ms / 1000);
      for (const [of, used] of Object.entries(consumed)) {
        units.inc({ table: of, access: accessOf(operation) }, used);
      }
    },
  };
  const measure: Measure = (what) => note[what.kind](what as never);

  return {
    measure,
    /** All of it in the text format 0.0.4. */
    text: () => registry.metrics(),
  };
}

const accessOf = (operation: string): "read" | "write" =>
  /^(?:Get|BatchGet|TransactGet|Query|Scan)/.test(operation) ? "read" : "write";
