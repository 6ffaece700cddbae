import type { Log, Measure, Trace } from "@latch/core";
import { DiagLogLevel, diag } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Gauges } from "../metric-catalogue.ts";
import { createMeasure } from "./measure.ts";
import { createSampler, type SamplerName } from "./sampler.ts";
import { createTrace } from "./trace.ts";

/** Milliseconds for which `stop` waits for a collector. */
const timeoutMs = 2000;

type Options = {
  version: string;
  traces: boolean;
  metrics: boolean;
  sampler: SamplerName;
  /** The sampling ratio, from 0 to 1. */
  ratio: number;
  /** The export intervals of spans and metrics in milliseconds. */
  delayMs: { spans: number; metrics: number };
  gauges?: Gauges;
  log: Log;
};

/**
 * Starts the export of traces and metrics by OTLP. The libraries read the endpoint, the headers and
 * the service name from the standard variables OTEL_EXPORTER_OTLP_…, OTEL_SERVICE_NAME and
 * OTEL_RESOURCE_ATTRIBUTES.
 */
export function startTelemetry(options: Options): {
  trace?: Trace;
  measure?: Measure;
  /** Exports the rest, for at most two seconds. Never rejects. */
  stop(): Promise<void>;
} {
  const { version, traces, metrics, sampler, ratio, delayMs, gauges, log } = options;
  logExportFailures(log);
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "latch", "service.version": version }))
    .merge(detectResources({ detectors: [envDetector] }));
  const tracers = traces
    ? new TracerProvider({
        resource,
        sampler: createSampler(sampler, ratio),
        spanProcessors: [
          new BatchSpanProcessor({
            exporter: new OTLPTraceExporter(),
            scheduledDelayMillis: delayMs.spans,
          }),
        ],
      })
    : undefined;
  const meters = metrics
    ? new MeterProvider({
        resource,
        readers: [
          new PeriodicExportingMetricReader({
            exporter: new OTLPMetricExporter(),
            exportIntervalMillis: delayMs.metrics,
            exportTimeoutMillis: Math.min(delayMs.metrics, 10_000),
          }),
        ],
      })
    : undefined;
  return {
    trace: tracers && createTrace(tracers.getTracer("latch", version)),
    measure: meters && createMeasure(meters.getMeter("latch", version), gauges),
    async stop() {
      const sent = Promise.allSettled([tracers?.shutdown(), meters?.shutdown()]);
      const timeout = new Promise((resolve) => setTimeout(resolve, timeoutMs).unref());
      await Promise.race([sent, timeout]);
    },
  };
}

/** Logs failed exports. Their data is lost. */
function logExportFailures(log: Log): void {
  // Only the error: the text after it is the response of the collector, which may contain anything.
  const logFailure = (text: string) => {
    const [reason = "unknown"] = /\w*Error: [^\\"\n]{1,200}/.exec(text) ?? [];
    log.warn({ event: "telemetry.failed", reason }, "exporting telemetry failed");
  };
  const ignore = () => {};
  diag.setLogger(
    { error: logFailure, warn: logFailure, info: ignore, debug: ignore, verbose: ignore },
    DiagLogLevel.WARN,
  );
}
