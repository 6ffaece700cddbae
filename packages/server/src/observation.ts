import type { CallObserver } from "@latch/adapters/dynamodb";
import { createTally } from "@latch/adapters/tally";
import { type Config, createMetricsPage, type Observation, wantsMetrics } from "@latch/api";

type Options = {
  config: Pick<Config, "METRICS" | "METRICS_KEY" | "NODE_ENV" | "SLOW_OPERATION_MS">;
  hashingQueue?: () => number;
};

/** What watches this process: as little as the configuration wants, and then nothing more is loaded. */
export async function createObservation({ config, hashingQueue }: Options): Promise<{
  observation?: Observation;
  observer?: CallObserver;
}> {
  const { METRICS_KEY, SLOW_OPERATION_MS: slowAfter } = config;
  const prometheus = wantsMetrics(config)
    ? (await import("@latch/adapters/prometheus")).createPrometheus({ hashingQueue })
    : undefined;
  if (!prometheus && slowAfter === 0) return {};
  const { measure, within } = createTally(...(prometheus ? [prometheus.measure] : []));
  return {
    observation: {
      measure,
      tally: within,
      slowAfter,
      metricsPage: prometheus && createMetricsPage(prometheus.text, METRICS_KEY),
    },
    observer: {
      onCall: (call) => measure({ kind: "database", ...call }),
      units: prometheus !== undefined,
    },
  };
}
