import { parseEnvironment, wholeNumber } from "@latch/config";
import type { Log, Measure, Trace } from "@latch/core";
import * as z from "zod";

const endpoint = z.url({ protocol: /^https?$/, error: "Must be a URL" }).optional();
const exporter = z.enum(["otlp", "none"], "Must be otlp or none").default("otlp");

/** Those of OpenTelemetry's standard variables that its libraries do not read themselves. */
const TelemetryEnvironment = z.object({
  OTEL_SDK_DISABLED: z.string().default("false"),
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal("http/json", "Must be http/json").optional(),
  OTEL_TRACES_EXPORTER: exporter,
  OTEL_METRICS_EXPORTER: exporter,
  OTEL_TRACES_SAMPLER: z
    .enum([
      "parentbased_always_on",
      "parentbased_always_off",
      "parentbased_traceidratio",
      "always_on",
      "always_off",
      "traceidratio",
    ])
    .default("parentbased_always_on"),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_BSP_SCHEDULE_DELAY: wholeNumber(1, 600_000, 5000),
  OTEL_METRIC_EXPORT_INTERVAL: wholeNumber(1, 3_600_000, 60_000),
});

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
  const config = parseEnvironment(TelemetryEnvironment, environment);
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
    delay: { spans: config.OTEL_BSP_SCHEDULE_DELAY, metrics: config.OTEL_METRIC_EXPORT_INTERVAL },
    hashingQueue,
    log,
  });
}
