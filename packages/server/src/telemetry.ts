import type { Gauges } from "@latch/adapters/telemetry/prometheus";
import { readTelemetryConfig } from "@latch/config/telemetry";
import type { Log, Measure, Trace } from "@latch/core";

type Options = {
  environment: Record<string, unknown>;
  version: string;
  gauges?: Gauges;
  log: Log;
};

/**
 * Starts the export of traces and metrics by OTLP where OpenTelemetry's standard variables name an
 * endpoint. Without one, it does not load OpenTelemetry.
 * @throws ConfigError
 */
export async function openTelemetry({ environment, version, gauges, log }: Options): Promise<{
  trace?: Trace;
  measure?: Measure;
  /** Exports the pending spans and metrics. */
  stop(): Promise<void>;
}> {
  const config = readTelemetryConfig(environment);
  const isExported = (kind: "TRACES" | "METRICS"): boolean =>
    config.OTEL_SDK_DISABLED.toLowerCase() !== "true" &&
    config[`OTEL_${kind}_EXPORTER`] === "otlp" &&
    Boolean(config.OTEL_EXPORTER_OTLP_ENDPOINT ?? config[`OTEL_EXPORTER_OTLP_${kind}_ENDPOINT`]);
  const traces = isExported("TRACES");
  const metrics = isExported("METRICS");
  if (!traces && !metrics) return { async stop() {} };
  const { startTelemetry } = await import("@latch/adapters/telemetry/otel");
  return startTelemetry({
    version,
    traces,
    metrics,
    sampler: config.OTEL_TRACES_SAMPLER,
    ratio: config.OTEL_TRACES_SAMPLER_ARG,
    delayMs: { spans: config.OTEL_BSP_SCHEDULE_DELAY, metrics: config.OTEL_METRIC_EXPORT_INTERVAL },
    gauges,
    log,
  });
}
