import type { CallObserver } from "@latch/adapters/dynamodb";
import { createTally } from "@latch/adapters/telemetry/tally";
import { createMetricsPage, type Observation } from "@latch/api";
import { type Config, isMetricsEnabled } from "@latch/config";
import { version } from "@latch/contract/version";
import type { Log, Measure, Trace } from "@latch/core";
import { openTelemetry } from "./telemetry.ts";

type Options = {
  config: Pick<Config, "METRICS" | "METRICS_KEY" | "NODE_ENV" | "SLOW_OPERATION_MS">;
  /** Where OpenTelemetry's variables are. */
  environment: Record<string, unknown>;
  hashingQueue?: () => number;
  log: Log;
};

type Watching = {
  /** For what answers requests. */
  observation?: Observation;
  /** For the database. */
  observer?: CallObserver;
  /** For what works behind it. */
  queueObserver?: { measure: Measure; trace?: Trace };
  stop(): Promise<void>;
};

/** What watches this process: as little as the configuration wants, and then nothing more is loaded. */
export async function createObservation(options: Options): Promise<Watching> {
  const { config, environment, hashingQueue, log } = options;
  const { METRICS_KEY, SLOW_OPERATION_MS: slowAfterMs } = config;
  const prometheus = isMetricsEnabled(config)
    ? (await import("@latch/adapters/telemetry/prometheus")).createPrometheus({ hashingQueue })
    : undefined;
  const telemetry = await openTelemetry({ environment, version, hashingQueue, log });
  const { trace, stop } = telemetry;
  const takers = [prometheus?.measure, telemetry.measure].filter((taker) => taker !== undefined);
  if (takers.length === 0 && !trace && slowAfterMs === 0) return { stop };
  const { measure, within } = createTally(...takers);
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
      units: takers.length > 0,
      trace,
    },
    queueObserver: takers.length > 0 || trace ? { measure, trace } : undefined,
    stop,
  };
}
