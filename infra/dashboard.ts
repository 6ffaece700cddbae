import type { AlarmTargets } from "./alarms.ts";
import { hasMetrics } from "./settings.ts";

type Metric = (string | { stat?: string; label?: string })[];

/** Creates the dashboard: requests, latency, errors, iterator age, dead letters and capacity. */
export function createDashboard({
  httpFunctions,
  backgroundFunctions,
  streamReaders,
  queues,
  deadLetters,
  tables,
}: AlarmTargets) {
  const queueNames = Object.fromEntries(
    Object.entries(queues).map(([name, queue]) => [name, queue.name]),
  );
  const tableNames = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.name]),
  );
  const body = $util
    .all([
      httpFunctions,
      backgroundFunctions,
      streamReaders,
      queueNames,
      deadLetters,
      tableNames,
      aws.getRegionOutput(),
    ])
    .apply(([answers, others, readers, waiting, dead, named, { region }]) => {
      const functions = { ...answers, ...others };
      const functionMetrics = (
        names: Record<string, string>,
        metric: string,
        stat: string,
      ): Metric[] =>
        Object.entries(names).map(([label, name]) => [
          "AWS/Lambda",
          metric,
          "FunctionName",
          name,
          { stat, label },
        ]);
      const tableMetrics = (metric: string): Metric[] =>
        Object.entries(named).map(([label, name]) => [
          "AWS/DynamoDB",
          metric,
          "TableName",
          name,
          { stat: "Sum", label },
        ]);
      const queueMetrics = (names: Record<string, string>, metric: string): Metric[] =>
        Object.entries(names).map(([label, name]) => [
          "AWS/SQS",
          metric,
          "QueueName",
          name,
          { stat: "Maximum", label },
        ]);
      const apiMetrics = (...metrics: string[]): Metric[] =>
        metrics.map((metric) => [
          "Latch",
          metric,
          "FunctionName",
          answers["Api"] ?? "",
          { stat: "Sum", label: metric },
        ]);
      const graphs: [title: string, metrics: Metric[]][] = [
        ["Requests", functionMetrics(answers, "Invocations", "Sum")],
        ["Latency, median (ms)", functionMetrics(answers, "Duration", "p50")],
        ["Latency, p99 (ms)", functionMetrics(answers, "Duration", "p99")],
        ["Errors", functionMetrics(functions, "Errors", "Sum")],
        ["Throttles", functionMetrics(functions, "Throttles", "Sum")],
        ["Concurrent executions", functionMetrics(functions, "ConcurrentExecutions", "Maximum")],
        [
          "Age of the oldest unpublished change (ms)",
          functionMetrics(readers, "IteratorAge", "Maximum"),
        ],
        [
          "Age of the oldest message of each queue (s)",
          queueMetrics(waiting, "ApproximateAgeOfOldestMessage"),
        ],
        [
          "Messages in dead-letter queues",
          queueMetrics(dead, "ApproximateNumberOfMessagesVisible"),
        ],
        ["Read capacity", tableMetrics("ConsumedReadCapacityUnits")],
        ["Write capacity", tableMetrics("ConsumedWriteCapacityUnits")],
        ...(hasMetrics(process.env) ? apiGraphs(apiMetrics) : []),
      ];
      return JSON.stringify({
        widgets: graphs.map(([title, metrics], index) => ({
          type: "metric",
          x: (index % 2) * 12,
          y: Math.floor(index / 2) * 6,
          width: 12,
          height: 6,
          properties: { title, metrics, region, period: 300, view: "timeSeries" },
        })),
      });
    });
  return new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `latch-${$app.stage}`,
    dashboardBody: body,
  });
}

/**
 * Returns the graphs of the metrics that the API writes itself if METRICS is set (see
 * docs/operations/observability.md).
 */
const apiGraphs = (
  apiMetrics: (...metrics: string[]) => Metric[],
): [title: string, metrics: Metric[]][] => [
  ["Logins", apiMetrics("LogIns", "RefusedLogIns")],
  ["Lockouts and replayed refresh tokens", apiMetrics("Lockouts", "Replays")],
];
