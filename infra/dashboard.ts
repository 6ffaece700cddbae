import type { AlarmTargets } from "./alarms.ts";
import { hasMetrics } from "./settings.ts";

type Metric = (string | { stat?: string; label?: string })[];

/** Requests, latency, errors, how far behind the events are, and capacity, on one page. */
export function createDashboard({
  answering,
  background,
  reading,
  deadLetters,
  tables,
}: AlarmTargets) {
  const tableNames = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.name]),
  );
  const body = $util
    .all([answering, background, reading, deadLetters, tableNames, aws.getRegionOutput()])
    .apply(([answers, others, readers, dead, named, { region }]) => {
      const functions = { ...answers, ...others };
      const lambda = (names: Record<string, string>, metric: string, stat: string): Metric[] =>
        Object.entries(names).map(([label, name]) => [
          "AWS/Lambda",
          metric,
          "FunctionName",
          name,
          { stat, label },
        ]);
      const ofTables = (metric: string): Metric[] =>
        Object.entries(named).map(([label, name]) => [
          "AWS/DynamoDB",
          metric,
          "TableName",
          name,
          { stat: "Sum", label },
        ]);
      const queued = Object.entries(dead).map(
        ([label, name]): Metric => [
          "AWS/SQS",
          "ApproximateNumberOfMessagesVisible",
          "QueueName",
          name,
          { stat: "Maximum", label },
        ],
      );
      const ofLatch = (...metrics: string[]): Metric[] =>
        metrics.map((metric) => [
          "Latch",
          metric,
          "FunctionName",
          answers["Api"] ?? "",
          { stat: "Sum", label: metric },
        ]);
      const graphs: [title: string, metrics: Metric[]][] = [
        ["Requests", lambda(answers, "Invocations", "Sum")],
        ["Latency, median (ms)", lambda(answers, "Duration", "p50")],
        ["Latency, p99 (ms)", lambda(answers, "Duration", "p99")],
        ["Errors", lambda(functions, "Errors", "Sum")],
        ["Throttles", lambda(functions, "Throttles", "Sum")],
        ["Concurrent executions", lambda(functions, "ConcurrentExecutions", "Maximum")],
        ["Behind the change streams (ms)", lambda(readers, "IteratorAge", "Maximum")],
        ["Given up", queued],
        ["Read capacity", ofTables("ConsumedReadCapacityUnits")],
        ["Write capacity", ofTables("ConsumedWriteCapacityUnits")],
        ...(hasMetrics(process.env) ? latchGraphs(ofLatch) : []),
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

/** What the API measures itself, where that is wanted: see docs/observability.md. */
const latchGraphs = (
  ofLatch: (...metrics: string[]) => Metric[],
): [title: string, metrics: Metric[]][] => [
  ["Log-ins", ofLatch("LogIns", "RefusedLogIns")],
  ["Lock-outs and replayed tokens", ofLatch("Lockouts", "Replays")],
];
