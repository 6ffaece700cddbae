import {
  type TableDefinition,
  type TableName,
  tables as tableDefinitions,
} from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { queueNames, queues } from "../packages/adapters/src/messaging/topology.ts";
import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";
import type { Events } from "./events.ts";
import { logicalName } from "./logical-name.ts";
import type { Tables } from "./tables.ts";

type FunctionNames = Record<string, $util.Output<string>>;

export type AlarmTargets = {
  /** Functions that serve requests, with an alarm for their latency. */
  httpFunctions: FunctionNames;
  /** Functions that serve no requests. */
  backgroundFunctions: FunctionNames;
  /** Background functions that read change streams, with an alarm for their iterator age. */
  streamReaders: FunctionNames;
  /** The queues of the consumers. */
  queues: Events["queues"];
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
  OldMessages: "The oldest message of the queue waits longer than it should.",
  TableThrottles: "DynamoDB throttles requests to the table or its index.",
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
  queues: sqsQueues,
  deadLetters,
  tables,
}: AlarmTargets) {
  const topic = new aws.sns.Topic("Alarms", { name: `latch-${$app.stage}-alarms` });
  const { ALARM_EMAIL: email, BUDGET_USD: budget } = readDeploymentConfig(process.env);
  if (email && budget > 0) createBudget(budget, email);
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
  for (const queue of queueNames) {
    createAlarm("OldMessages", logicalName(queue), {
      namespace: "AWS/SQS",
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: sqsQueues[queue].name },
      threshold: queues[queue].maxAgeSeconds,
      periodSeconds: minuteSeconds,
      periods: 2,
      statistic: "Maximum",
    });
  }
  // DynamoDB publishes these two by table and by index. ThrottledRequests has no series without an operation.
  const throttleEvents = (resource: string, dimensions: Alarm["dimensions"]) => {
    const throttles = { namespace: "AWS/DynamoDB", dimensions, threshold: 0 } as const;
    createAlarm("TableThrottles", resource, { ...throttles, metricName: "WriteThrottleEvents" });
    createAlarm("TableThrottles", `${resource}Reads`, {
      ...throttles,
      metricName: "ReadThrottleEvents",
    });
  };
  for (const name of Object.keys(tables) as TableName[]) {
    const { name: TableName } = tables[name];
    throttleEvents(name, { TableName });
    const { indexes = {} }: TableDefinition = tableDefinitions[name];
    for (const index of Object.keys(indexes)) {
      const resource = `${name}${index.charAt(0).toUpperCase()}${index.slice(1)}`;
      throttleEvents(resource, { TableName, GlobalSecondaryIndexName: index });
    }
  }
  return topic;
}

/** Creates a budget of the account. It notifies at 80 % of the amount, and when AWS forecasts more than all of it. */
function createBudget(amount: number, email: string): void {
  const notifications = [
    { notificationType: "ACTUAL", threshold: 80 },
    { notificationType: "FORECASTED", threshold: 100 },
  ];
  new aws.budgets.Budget("Budget", {
    name: `latch-${$app.stage}`,
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: String(amount),
    limitUnit: "USD",
    notifications: notifications.map((notification) => ({
      ...notification,
      comparisonOperator: "GREATER_THAN",
      thresholdType: "PERCENTAGE",
      subscriberEmailAddresses: [email],
    })),
  });
}
