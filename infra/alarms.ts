import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";
import type { Tables } from "./tables.ts";

type FunctionNames = Record<string, $util.Output<string>>;

export type AlarmTargets = {
  /** Functions that serve requests, with an alarm for their latency. */
  httpFunctions: FunctionNames;
  /** Functions that serve no requests. */
  backgroundFunctions: FunctionNames;
  /** Background functions that read change streams, with an alarm for their iterator age. */
  streamReaders: FunctionNames;
  /** Dead-letter queues. */
  deadLetters: Record<string, $util.Output<string>>;
  tables: Tables;
};

/** What an alarm of each kind reports; docs/operations/runbook.md has a section for each kind. */
const reports = {
  Errors: "Invocations of the function fail.",
  Throttles: "Lambda throttles the function.",
  Slow: "The p99 duration of the function is above 2 seconds.",
  Behind: "The function is more than 5 minutes behind the change streams.",
  DeadLetters: "The dead-letter queue contains messages.",
  TableThrottles: "DynamoDB throttles requests to the table.",
};

type Alarm = {
  namespace: "AWS/Lambda" | "AWS/SQS" | "AWS/DynamoDB";
  metricName: string;
  dimensions: Record<string, $util.Input<string>>;
  /** The alarm is raised when the metric is above this value... */
  threshold: number;
  /** ...in a period of this length (5 minutes by default)... */
  periodSeconds?: number;
  /** ...in this number of consecutive periods (1 by default). */
  periods?: number;
  statistic?: "Sum" | "Maximum" | "p99";
};

const minuteSeconds = 60;

/**
 * Creates the alarms. docs/operations/runbook.md describes what the operator does for each kind, the part of the
 * alarm's name before the dash. CloudWatch notifies ALARM_EMAIL and all other subscribers of the topic.
 * @returns the topic of the alarms
 */
export function createAlarms({
  httpFunctions,
  backgroundFunctions,
  streamReaders,
  deadLetters,
  tables,
}: AlarmTargets) {
  const topic = new aws.sns.Topic("Alarms", { name: `latch-${$app.stage}-alarms` });
  const { ALARM_EMAIL: email } = readDeploymentConfig(process.env);
  if (email) {
    new aws.sns.TopicSubscription("AlarmsEmail", {
      topic: topic.arn,
      protocol: "email",
      endpoint: email,
    });
  }

  function createAlarm(
    kind: keyof typeof reports,
    resource: string,
    { statistic = "Sum", ...options }: Alarm,
  ): void {
    const { periodSeconds = 5 * minuteSeconds, periods = 1, ...metric } = options;
    const name = `${kind}-${resource}`;
    new aws.cloudwatch.MetricAlarm(name, {
      name: `latch-${$app.stage}-${name}`,
      alarmDescription: `${reports[kind]} See ${kind} in docs/operations/runbook.md.`,
      ...metric,
      ...(statistic === "p99" ? { extendedStatistic: statistic } : { statistic }),
      period: periodSeconds,
      evaluationPeriods: periods,
      comparisonOperator: "GreaterThanThreshold",
      // A period without requests is not an error.
      treatMissingData: "notBreaching",
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    });
  }

  const forEachNamed = <T>(named: Record<string, T>, work: (name: string, value: T) => void) =>
    Object.entries(named).forEach(([name, value]) => {
      work(name, value);
    });
  const functionMetric = (metricName: string, FunctionName: $util.Output<string>) =>
    ({ namespace: "AWS/Lambda", metricName, dimensions: { FunctionName } }) as const;

  forEachNamed({ ...httpFunctions, ...backgroundFunctions }, (name, FunctionName) => {
    createAlarm("Errors", name, { ...functionMetric("Errors", FunctionName), threshold: 0 });
    createAlarm("Throttles", name, { ...functionMetric("Throttles", FunctionName), threshold: 0 });
  });
  forEachNamed(httpFunctions, (name, FunctionName) => {
    createAlarm("Slow", name, {
      ...functionMetric("Duration", FunctionName),
      // Milliseconds. A login with a cold start takes less.
      threshold: 2000,
      periods: 2,
      statistic: "p99",
    });
  });
  forEachNamed(streamReaders, (name, FunctionName) => {
    createAlarm("Behind", name, {
      ...functionMetric("IteratorAge", FunctionName),
      // Milliseconds. DynamoDB keeps changes for 24 hours.
      threshold: 5 * minuteSeconds * 1000,
      periodSeconds: minuteSeconds,
      periods: 3,
      statistic: "Maximum",
    });
  });
  forEachNamed(deadLetters, (name, QueueName) => {
    createAlarm("DeadLetters", name, {
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName },
      threshold: 0,
      periodSeconds: minuteSeconds,
      statistic: "Maximum",
    });
  });
  for (const name of Object.keys(tables) as TableName[]) {
    createAlarm("TableThrottles", name, {
      namespace: "AWS/DynamoDB",
      metricName: "ThrottledRequests",
      dimensions: { TableName: tables[name].name },
      threshold: 0,
    });
  }
  return topic;
}
