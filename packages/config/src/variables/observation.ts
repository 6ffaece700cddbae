import * as z from "zod";
import { type AreaReference, apiEntries, tasksEntries } from "../reference.ts";
import { deprecatedSwitch, wholeNumber } from "../value-types.ts";

/** The variables of logs and metrics. */
export const observationVariables = {
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  LOG_SUCCESS_PERCENT: wholeNumber(0, 100).default(100),
  LOG_FREQUENT_PERCENT: wholeNumber(0, 100).default(100),
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
    "[docs/operations/observability.md](../operations/observability.md) lists the log fields and the metrics.",
  variables: {
    LOG_LEVEL: {
      summary: "The lowest level that is logged: debug, info, warn, error or silent (no log).",
      neededBy: [
        apiEntries,
        tasksEntries,
        "worker",
        "commands",
        "lambda-authorizer",
        "lambda-publisher",
        "lambda-mail",
        "lambda-maintenance",
        "lambda-consumers",
      ],
    },
    LOG_SUCCESS_PERCENT: {
      summary:
        "The percentage of requests with a 2xx response that have a line in the log; 0: none of them.",
      details:
        "Other responses, slow operations and lines with an `event` are always logged. [Costs](costs.md#what-the-log-costs) has the prices.",
      neededBy: [apiEntries, tasksEntries],
    },
    LOG_FREQUENT_PERCENT: {
      summary:
        "LOG_SUCCESS_PERCENT for the operations that clients repeat by themselves, if it is lower.",
      details:
        "They are getMe, listTasks, refreshSession, verifySession and verifyToken. Most lines are about them. On AWS the deployment sets 10 if it is not set.",
      neededBy: [apiEntries, tasksEntries],
    },
    SLOW_OPERATION_MS: {
      summary:
        "Requests that take this long (milliseconds) or longer are logged as `operation.slow`; 0: never.",
      neededBy: [apiEntries, tasksEntries],
    },
    METRICS: {
      summary: "true: metrics at GET /metrics (Prometheus) on a server, in CloudWatch on Lambda.",
      details: "`npm run worker` has no `/metrics`; it exports metrics with OpenTelemetry.",
      neededBy: ["server", "lambda-api", tasksEntries, "deployment"],
      unset: "`false`; on a server `true` in development or with a `METRICS_KEY`",
    },
    METRICS_KEY: {
      summary: "The bearer token that GET /metrics requires, 16 characters or more.",
      details:
        "Without it, `/metrics` requires no authentication. In production, `METRICS=true` requires it.",
      neededBy: ["server", "tasks"],
      secret: true,
      unset: "none",
    },
  },
} satisfies AreaReference<typeof observationVariables>;

type MetricsSettings = { METRICS?: boolean; METRICS_KEY?: string; NODE_ENV?: string };

/** Requires METRICS_KEY in production if METRICS is true, so that not every client can read the metrics. */
export function requireMetricsKey(
  { METRICS, METRICS_KEY, NODE_ENV }: MetricsSettings,
  context: z.core.$RefinementCtx,
): void {
  if (NODE_ENV !== "production" || !METRICS || METRICS_KEY) return;
  const message = "Must be set if METRICS is true in production";
  context.addIssue({ code: "custom", path: ["METRICS_KEY"], message });
}

/** Returns whether a server serves /metrics. If METRICS is not set, it does with a key or in development. */
export const isMetricsEnabled = ({ METRICS, METRICS_KEY, NODE_ENV }: MetricsSettings): boolean =>
  METRICS ?? (METRICS_KEY !== undefined || NODE_ENV === "development");
