import { readTelemetryConfig } from "@latch/config/telemetry";
import type { Log, Measure, Trace } from "@latch/core";

type Options = {
  environment: Record<string, unknown>;
  version: string;
  hashingQueue?: () => number;
  log: Log;
};

/**
 * Traces and metrics by OTLP where the standard variables name a place for them, else nothing: then
 * none of OpenTelemetry is loaded.
 * @throws ConfigError
 */
export async function openTelemetry({ environment, version, hashingQueue, log }: Options): Promise<{
  trace?: Trace;
  measure?: Measure;
  /** Sends what has not been sent yet. */
  stop(): Promise<void>;
}> {
  const config = readTelemetryConfig(environment);
  const goesTo = (kind: "TRACES" | "METRICS"): boolean =>
    config.OTEL_SDK_DISABLED.toLowerCase() !== "true" &&
    config[`OTEL_${kind}_EXPORTER`] === "otlp" &&
    Boolean(config.OTEL_EXPORTER_OTLP_ENDPOINT ?? config[`OTEL_EXPORTER_OTLP_${kind}_ENDPOINT`]);
  const traces = goesTo("TRACES");
  const metrics = goesTo("METRICS");
  if (!traces && !metrics) return { async stop() {} };
  const { startTelemetry } = await import("@latch/adapters/telemetry/otel");
  return startTelemetry({
    version,
    traces,
    metrics,
    sampler: config.OTEL_TRACES_SAMPLER,
    ratio: config.OTEL_TRACES_SAMPLER_ARG,
    delayMs: { spans: config.OTEL_BSP_SCHEDULE_DELAY, metrics: config.OTEL_METRIC_EXPORT_INTERVAL },
    hashingQueue,
    log,
  });
}
