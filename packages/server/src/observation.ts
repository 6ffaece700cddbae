import type { CallObserver } from "@latch/adapters/dynamodb";
import type { Gauges } from "@latch/adapters/telemetry/prometheus";
import { createTally } from "@latch/adapters/telemetry/tally";
import { createMetricsPage, type Observation } from "@latch/api";
import { type Config, isMetricsEnabled } from "@latch/config";
import { version } from "@latch/contract/version";
import type { Log, Measure, Trace } from "@latch/core";
import { openTelemetry } from "./telemetry.ts";

type Options = {
  config: Pick<Config, "METRICS" | "METRICS_KEY" | "NODE_ENV" | "SLOW_OPERATION_MS">;
  /** Contains OpenTelemetry's variables. */
  environment: Record<string, unknown>;
  /** The gauges that this process has. */
  gauges?: Gauges;
  log: Log;
};

type ProcessObservation = {
  /** For the API or the tasks app. */
  observation?: Observation;
  /** For the database. */
  observer?: CallObserver;
  /** For the queue consumers and the stream poller. */
  queueObserver?: { measure: Measure; trace?: Trace };
  stop(): Promise<void>;
};

/**
 * Creates the observation of this process. It loads only what the configuration enables.
 * @throws ConfigError
 */
export async function createObservation(options: Options): Promise<ProcessObservation> {
  const { config, environment, gauges, log } = options;
  const { METRICS_KEY, SLOW_OPERATION_MS: slowAfterMs } = config;
  const prometheus = isMetricsEnabled(config)
    ? (await import("@latch/adapters/telemetry/prometheus")).createPrometheus(gauges)
    : undefined;
  const telemetry = await openTelemetry({ environment, version, gauges, log });
  const { trace, stop } = telemetry;
  const measures = [prometheus?.measure, telemetry.measure].filter(
    (measure) => measure !== undefined,
  );
  if (measures.length === 0 && !trace && slowAfterMs === 0) return { stop };
  const { measure, within } = createTally(...measures);
  return {
    observation: {
      measure,
      trace,
      within,
      slowAfterMs,
      metricsPage: prometheus && createMetricsPage(prometheus.text, METRICS_KEY),
    },
    observer: {
      onCall: (call) => measure({ kind: "database", ...call }),
      units: measures.length > 0,
      trace,
    },
    queueObserver: measures.length > 0 || trace ? { measure, trace } : undefined,
    stop,
  };
}
