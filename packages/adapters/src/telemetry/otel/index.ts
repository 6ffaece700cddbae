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
import { createMeasure } from "./measure.ts";
import { createSampler, type SamplerName } from "./sampler.ts";
import { createTrace } from "./trace.ts";

/** Milliseconds that whoever stops waits for a collector. */
const timeoutMs = 2000;

type Options = {
  version: string;
  traces: boolean;
  metrics: boolean;
  sampler: SamplerName;
  /** From 0 to 1. */
  ratio: number;
  /** Milliseconds for which spans are collected, and metrics, before they are sent. */
  delayMs: { spans: number; metrics: number };
  hashingQueue?: () => number;
  log: Log;
};

/**
 * Sends traces and metrics by OTLP. Where to, with which headers and as which service is said by the
 * standard variables OTEL_EXPORTER_OTLP_…, OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES, which the
 * libraries read themselves.
 */
export function startTelemetry(options: Options): {
  trace?: Trace;
  measure?: Measure;
  /** Sends what has not been sent yet, unless the collector is slow. Never rejects. */
  stop(): Promise<void>;
} {
  const { version, traces, metrics, sampler, ratio, delayMs, hashingQueue, log } = options;
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
    measure: meters && createMeasure(meters.getMeter("latch", version), hashingQueue),
    async stop() {
      const sent = Promise.allSettled([tracers?.shutdown(), meters?.shutdown()]);
      const late = new Promise((resolve) => setTimeout(resolve, timeoutMs).unref());
      await Promise.race([sent, late]);
    },
  };
}

/** What could not be sent is lost; that it is, is told. */
function logExportFailures(log: Log): void {
  // The error alone: behind it stands what the collector answered, which may be anything.
  const logFailure = (text: string) => {
    const [reason = "unknown"] = /\w*Error: [^\\"\n]{1,200}/.exec(text) ?? [];
    log.warn({ event: "telemetry.failed", reason }, "telemetry failed");
  };
  const silent = () => {};
  diag.setLogger(
    { error: logFailure, warn: logFailure, info: silent, debug: silent, verbose: silent },
    DiagLogLevel.WARN,
  );
}
