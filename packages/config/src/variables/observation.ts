import * as z from "zod";
import { type AreaReference, apiEntries, tasksEntries } from "../reference.ts";
import { deprecatedSwitch, wholeNumber } from "../value-types.ts";

/** Logs and metrics. */
export const observationVariables = {
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  SLOW_OPERATION_MS: wholeNumber(0, 60_000).default(1000),
  METRICS: deprecatedSwitch.optional(),
  METRICS_KEY: z
    .string()
    .regex(/^[\w.~+/-]{16,}=*$/, "Must be 16 or more characters that a bearer token may have")
    .optional(),
};

export const observationReference = {
  title: "Logs and metrics",
  introduction:
    "The fields of the log and the metrics are in [docs/observability.md](../observability.md).",
  variables: {
    LOG_LEVEL: {
      summary: "The least level that is logged: debug, info, warn, error or silent.",
      neededBy: [
        apiEntries,
        tasksEntries,
        "worker",
        "commands",
        "lambda-authorizer",
        "lambda-publisher",
        "lambda-mail",
        "lambda-sweep",
        "lambda-consumers",
      ],
    },
    SLOW_OPERATION_MS: {
      summary:
        "A request that takes as many milliseconds is logged as `operation.slow`; 0 turns this off.",
      neededBy: [apiEntries, tasksEntries],
    },
    METRICS: {
      summary: "true: GET /metrics for Prometheus on a server, metrics for CloudWatch on Lambda.",
      details: "`npm run worker` has no page: it exports metrics by OpenTelemetry.",
      neededBy: ["server", "lambda-api", tasksEntries, "deployment"],
      unset: "`false`; on a server `true` in development and where there is a `METRICS_KEY`",
    },
    METRICS_KEY: {
      summary: "The bearer token that GET /metrics requires, 16 characters or more.",
      details: "Without it every client that reaches `/metrics` can read it.",
      neededBy: ["server", "tasks"],
      secret: true,
      unset: "none",
    },
  },
} satisfies AreaReference<typeof observationVariables>;

/** Whether a server has a page of metrics: unless it is configured, with a key and in development. */
export const isMetricsEnabled = ({
  METRICS,
  METRICS_KEY,
  NODE_ENV,
}: {
  METRICS?: boolean;
  METRICS_KEY?: string;
  NODE_ENV?: string;
}): boolean => METRICS ?? (METRICS_KEY !== undefined || NODE_ENV === "development");
