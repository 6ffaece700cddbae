import * as z from "zod";
import { type AreaReference, serverEntries } from "../reference.ts";
import { webUrl, wholeNumber } from "../value-types.ts";

const endpoint = webUrl("a URL").optional();
const exporter = z.enum(["otlp", "none"], "Must be otlp or none").default("otlp");

const text = z.string().optional();

/** The standard variables of OpenTelemetry that Latch documents. */
export const telemetryVariables = {
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
  OTEL_BSP_SCHEDULE_DELAY: wholeNumber(1, 600_000).default(5000),
  OTEL_METRIC_EXPORT_INTERVAL: wholeNumber(1, 3_600_000).default(60_000),
  OTEL_SDK_DISABLED: z.string().default("false"),
  // The libraries of OpenTelemetry read these.
  OTEL_SERVICE_NAME: text,
  OTEL_RESOURCE_ATTRIBUTES: text,
  OTEL_EXPORTER_OTLP_HEADERS: text,
  OTEL_EXPORTER_OTLP_TIMEOUT: text,
  OTEL_EXPORTER_OTLP_COMPRESSION: text,
  OTEL_EXPORTER_OTLP_CERTIFICATE: text,
};

export const telemetryReference = {
  title: "OpenTelemetry",
  introduction:
    "The standard variables of OpenTelemetry for traces and metrics. Both are off until an endpoint is set, see [docs/operations/observability.md](../operations/observability.md#traces). The libraries of OpenTelemetry read further standard variables.",
  variables: {
    OTEL_EXPORTER_OTLP_ENDPOINT: {
      summary: "The URL of a collector for traces and metrics (OTLP over HTTP).",
      neededBy: [serverEntries],
      unset: "off",
    },
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
      summary: "The URL of the collector for traces, if it differs.",
      neededBy: [serverEntries],
      unset: "none",
    },
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: {
      summary: "The URL of the collector for metrics, if it differs.",
      neededBy: [serverEntries],
      unset: "none",
    },
    OTEL_EXPORTER_OTLP_PROTOCOL: {
      summary: "The protocol; only http/json is supported.",
      neededBy: [serverEntries],
      unset: "`http/json`",
    },
    OTEL_EXPORTER_OTLP_HEADERS: {
      summary: "Headers of requests to the collector, such as its API key.",
      neededBy: [serverEntries],
      secret: true,
      unset: "none",
    },
    OTEL_EXPORTER_OTLP_TIMEOUT: {
      summary: "The timeout of an export in milliseconds.",
      neededBy: [serverEntries],
      unset: "OpenTelemetry's default",
    },
    OTEL_EXPORTER_OTLP_COMPRESSION: {
      summary: "The compression of exports, such as gzip.",
      neededBy: [serverEntries],
      unset: "none",
    },
    OTEL_EXPORTER_OTLP_CERTIFICATE: {
      summary: "The file with the certificate that verifies the collector.",
      neededBy: [serverEntries],
      unset: "none",
    },
    OTEL_SERVICE_NAME: {
      summary: "The name of this service in traces and metrics.",
      neededBy: [serverEntries],
      unset: "`latch`",
    },
    OTEL_RESOURCE_ATTRIBUTES: {
      summary: "Further attributes of this service, as key=value pairs separated by commas.",
      neededBy: [serverEntries],
      unset: "none",
    },
    OTEL_TRACES_EXPORTER: {
      summary: "The exporter of traces: otlp, or none to export metrics only.",
      neededBy: [serverEntries],
    },
    OTEL_METRICS_EXPORTER: {
      summary: "The exporter of metrics: otlp, or none to export traces only.",
      neededBy: [serverEntries],
    },
    OTEL_TRACES_SAMPLER: {
      summary: "The sampler, which decides which traces are recorded.",
      details: "`traceidratio` ignores the sampling decision of the caller.",
      neededBy: [serverEntries],
    },
    OTEL_TRACES_SAMPLER_ARG: {
      summary: "The ratio of traces that are recorded, 0 to 1, for the traceidratio samplers.",
      neededBy: [serverEntries],
      values: "a number from 0 to 1",
    },
    OTEL_BSP_SCHEDULE_DELAY: {
      summary: "The milliseconds between two exports of traces.",
      neededBy: [serverEntries],
    },
    OTEL_METRIC_EXPORT_INTERVAL: {
      summary: "The milliseconds between two exports of metrics.",
      neededBy: [serverEntries],
    },
    OTEL_SDK_DISABLED: {
      summary: "true: traces and metrics are off.",
      neededBy: [serverEntries],
      values: "`true` or `false`",
    },
  },
} satisfies AreaReference<typeof telemetryVariables>;
