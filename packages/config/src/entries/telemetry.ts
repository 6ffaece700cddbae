import * as z from "zod";
import { parseEnvironment, wholeNumber } from "../environment.ts";

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
  OTEL_BSP_SCHEDULE_DELAY: wholeNumber(1, 600_000).default(5000),
  OTEL_METRIC_EXPORT_INTERVAL: wholeNumber(1, 3_600_000).default(60_000),
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readTelemetryConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(TelemetryEnvironment, environment);
