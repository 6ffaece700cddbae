import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";
import type { Tables } from "./tables.ts";

type FunctionNames = Record<string, $util.Output<string>>;

export type AlarmTargets = {
  /** Functions that answer people: how long they take matters. */
  answering: FunctionNames;
  /** Functions that answer nobody. */
  background: FunctionNames;
  /** Those of them that read change streams: how far behind they are matters. */
  reading: FunctionNames;
  /** Queues of what was given up. */
  deadLetters: Record<string, $util.Output<string>>;
  tables: Tables;
};

type Alarm = {
  namespace: "AWS/Lambda" | "AWS/SQS" | "AWS/DynamoDB";
  metricName: string;
  dimensions: Record<string, $util.Input<string>>;
  /** More than this in a period... */
  threshold: number;
  /** ...that is so long... */
  periodSeconds?: number;
  /** ...so many times in a row. */
  periods?: number;
  statistic?: "Sum" | "Maximum" | "p99";
};

const minuteSeconds = 60;

/**
 * What somebody has to look at, each with what to do in docs/runbook.md under its kind: the part of
 * its name before the dash. ALARM_EMAIL is told, and whoever else subscribes to the topic.
 */
export function createAlarms({
  answering,
  background,
  reading,
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

  function alarm(kind: string, what: string, { statistic = "Sum", ...given }: Alarm): void {
    const { periodSeconds = 5 * minuteSeconds, periods = 1, ...metric } = given;
    const name = `${kind}-${what}`;
    new aws.cloudwatch.MetricAlarm(name, {
      name: `latch-${$app.stage}-${name}`,
      alarmDescription: `docs/runbook.md, ${kind}`,
      ...metric,
      ...(statistic === "p99" ? { extendedStatistic: statistic } : { statistic }),
      period: periodSeconds,
      evaluationPeriods: periods,
      comparisonOperator: "GreaterThanThreshold",
      // Nothing happens at night, and that is no fault.
      treatMissingData: "notBreaching",
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    });
  }

  const each = <T>(named: Record<string, T>, work: (name: string, value: T) => void) =>
    Object.entries(named).forEach(([name, value]) => {
      work(name, value);
    });
  const ofFunction = (metricName: string, FunctionName: $util.Output<string>) =>
    ({ namespace: "AWS/Lambda", metricName, dimensions: { FunctionName } }) as const;

  each({ ...answering, ...background }, (name, FunctionName) => {
    alarm("Errors", name, { ...ofFunction("Errors", FunctionName), threshold: 0 });
    alarm("Throttles", name, { ...ofFunction("Throttles", FunctionName), threshold: 0 });
  });
  each(answering, (name, FunctionName) => {
    alarm("Slow", name, {
      ...ofFunction("Duration", FunctionName),
      // Milliseconds. A log-in with a cold start stays below.
      threshold: 2000,
      periods: 2,
      statistic: "p99",
    });
  });
  each(reading, (name, FunctionName) => {
    alarm("Behind", name, {
      ...ofFunction("IteratorAge", FunctionName),
      // Milliseconds; DynamoDB keeps changes for a day.
      threshold: 5 * minuteSeconds * 1000,
      periodSeconds: minuteSeconds,
      periods: 3,
      statistic: "Maximum",
    });
  });
  each(deadLetters, (name, QueueName) => {
    alarm("DeadLetters", name, {
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName },
      threshold: 0,
      periodSeconds: minuteSeconds,
      statistic: "Maximum",
    });
  });
  for (const name of Object.keys(tables) as TableName[]) {
    alarm("TableThrottles", name, {
      namespace: "AWS/DynamoDB",
      metricName: "ThrottledRequests",
      dimensions: { TableName: tables[name].name },
      threshold: 0,
    });
  }
  return topic;
}
