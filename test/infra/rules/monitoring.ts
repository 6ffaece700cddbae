import { readFileSync } from "node:fs";
import { join } from "node:path";
import { queueNames, queues } from "@latch/adapters/messaging";
import { expect } from "vitest";
import { logicalName } from "../../../infra/logical-name.ts";
import { deployed, inProduction } from "../../support/fixtures/stages.ts";
import type { Graph } from "../../support/graph.ts";
import { root } from "../../support/processes/program.ts";
import type { Rule } from "../../support/rules.ts";
import { publishedDimensions } from "./published-dimensions.ts";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const dashboardType = "aws:cloudwatch/dashboard:Dashboard";
const _topicSubscription = "aws:sns/topicSubscription:TopicSubscription";
const _budgetType = "aws:budgets/budget:Budget";
const lambda = "aws:lambda/function:Function";

const runbook = readFileSync(join(root, "docs/operations/runbook.md"), "utf8");
const listFunctions = ({ all }: Graph) =>
  all(lambda).map(({ name, inputs }) => ({
    name: name.replace(/(Handler)?Function$/, ""),
    called: inputs["name"],
  }));
const isHttpFunction = (name: string) => ["Api", "TasksApi", "Authorizer"].includes(name);
const alarm = ({ one }: Graph, name: string) => one(alarmType, name);
const without =
  (name: string) =>
  ({ remove }: Graph) =>
    remove(alarmType, name);
const change = (name: string, changed: object) => (graph: Graph) => {
  Object.assign(alarm(graph, name), changed);
};

/** Raised after one period, and not by missing data. */
const once = {
  evaluationPeriods: 1,
  threshold: 0,
  comparisonOperator: "GreaterThanThreshold",
  treatMissingData: "notBreaching",
};

function expectThrottleAlarms(graph: Graph, resource: string, dimensions: object): void {
  for (const [name, metricName] of [
    [resource, "WriteThrottleEvents"],
    [`${resource}Reads`, "ReadThrottleEvents"],
  ]) {
    expect(alarm(graph, `TableThrottles-${name}`)).toMatchObject({
      ...once,
      namespace: "AWS/DynamoDB",
      metricName,
      dimensions,
    });
    expect(alarm(graph, `TableThrottles-${name}`)["dimensions"]).toEqual(dimensions);
  }
}

export const monitoringRules: Record<string, Rule> = {
  "every function has alarms for errors and throttles": {
    on: inProduction,
    holds(graph) {
      for (const { name, called } of listFunctions(graph)) {
        for (const metricName of ["Errors", "Throttles"]) {
          expect(alarm(graph, `${metricName}-${name}`), name).toMatchObject({
            ...once,
            metricName,
            namespace: "AWS/Lambda",
            dimensions: { FunctionName: called },
            statistic: "Sum",
            period: 300,
          });
        }
      }
    },
    brokenGraphs: {
      "no alarm for errors": without("Errors-SendMail"),
      "no alarm for throttles": without("Throttles-Api"),
      "an alarm about another function": (graph) => {
        const { dimensions } = alarm(graph, "Errors-Api");
        alarm(graph, "Errors-Sweep")["dimensions"] = dimensions;
      },
      "a threshold of 100": change("Errors-Api", { threshold: 100 }),
      "an alarm for missing data": change("Errors-Sweep", { treatMissingData: "breaching" }),
      "an evaluation of an hour": change("Throttles-Api", { evaluationPeriods: 12 }),
    },
  },

  "HTTP functions have an alarm for their p99 latency": {
    on: inProduction,
    holds(graph) {
      const httpFunctions = listFunctions(graph).filter(({ name }) => isHttpFunction(name));
      for (const { name, called } of httpFunctions) {
        expect(alarm(graph, `Slow-${name}`), name).toMatchObject({
          metricName: "Duration",
          dimensions: { FunctionName: called },
          extendedStatistic: "p99",
          threshold: 2000,
          evaluationPeriods: 2,
        });
        expect(alarm(graph, `Slow-${name}`)).not.toHaveProperty("statistic");
      }
    },
    brokenGraphs: {
      "no alarm": without("Slow-TasksApi"),
      "the average": change("Slow-Api", { extendedStatistic: undefined, statistic: "Average" }),
      "ten seconds": change("Slow-Api", { threshold: 10_000 }),
    },
  },

  "dead letters and the iterator age of the publisher raise alarms": {
    on: inProduction,
    holds(graph) {
      for (const queue of ["PublishChanges", ...queueNames.map(logicalName)]) {
        const deadLetters = queue === "PublishChanges" ? "PublishFailures" : `${queue}DeadLetters`;
        const { name, namePrefix } = graph.one("aws:sqs/queue:Queue", deadLetters);
        expect(alarm(graph, `DeadLetters-${queue}`), queue).toMatchObject({
          ...once,
          namespace: "AWS/SQS",
          metricName: "ApproximateNumberOfMessagesVisible",
          statistic: "Maximum",
          dimensions: { QueueName: name ?? `${namePrefix}1` },
        });
      }
      expect(alarm(graph, "Behind-PublishChanges")).toMatchObject({
        metricName: "IteratorAge",
        dimensions: { FunctionName: graph.one(lambda, "PublishChangesFunction")["name"] },
        statistic: "Maximum",
        threshold: 300_000,
      });
    },
    brokenGraphs: {
      "no alarm for a queue": without("DeadLetters-SendMail"),
      "no alarm for discarded changes": without("DeadLetters-PublishChanges"),
      "an alarm for the queue itself": change("DeadLetters-SendMail", {
        dimensions: { QueueName: "latch-production-send-mail" },
      }),
      "no alarm for the iterator age": without("Behind-PublishChanges"),
      "a threshold of a day": change("Behind-PublishChanges", { threshold: 86_400_000 }),
    },
  },

  "every table and every index has alarms for throttled reads and writes": {
    on: inProduction,
    holds(graph) {
      for (const { name, inputs } of graph.tables()) {
        const table = name.replace(/Table$/, "");
        const { name: TableName, globalSecondaryIndexes = [] } = inputs as {
          name: string;
          globalSecondaryIndexes?: { name: string }[];
        };
        expectThrottleAlarms(graph, table, { TableName });
        for (const { name: GlobalSecondaryIndexName } of globalSecondaryIndexes) {
          const [first = "", ...rest] = GlobalSecondaryIndexName;
          const resource = `${table}${first.toUpperCase()}${rest.join("")}`;
          expectThrottleAlarms(graph, resource, { TableName, GlobalSecondaryIndexName });
        }
      }
    },
    brokenGraphs: {
      "a missing alarm": without("TableThrottles-Users"),
      "a missing alarm for reads": without("TableThrottles-BillingReads"),
      "a missing alarm for an index": without("TableThrottles-UsersListed"),
      "another table": change("TableThrottles-Users", { dimensions: { TableName: "Users" } }),
    },
  },

  "every queue has an alarm for the age of its oldest message": {
    on: inProduction,
    holds(graph) {
      for (const queue of queueNames) {
        expect(alarm(graph, `OldMessages-${logicalName(queue)}`), queue).toMatchObject({
          namespace: "AWS/SQS",
          metricName: "ApproximateAgeOfOldestMessage",
          dimensions: { QueueName: `latch-production-${queue}` },
          statistic: "Maximum",
          period: 60,
          evaluationPeriods: 2,
          threshold: queues[queue].maxAgeSeconds,
        });
      }
      // A user waits for it.
      expect(alarm(graph, "OldMessages-SendLinks")["threshold"]).toBeLessThanOrEqual(60);
    },
    brokenGraphs: {
      "a queue without an alarm": without("OldMessages-SendLinks"),
      "another queue": change("OldMessages-SendMail", {
        dimensions: { QueueName: "latch-production-send-links" },
      }),
      "a day for a link": change("OldMessages-SendLinks", { threshold: 86_400 }),
    },
  },

  "every alarm has a metric and dimensions that CloudWatch publishes": {
    on: inProduction,
    holds({ all }) {
      for (const { name, inputs } of all(alarmType)) {
        const metric = `${inputs["namespace"]} ${inputs["metricName"]}`;
        const dimensions = Object.keys(inputs["dimensions"] as object)
          .sort()
          .join(" ");
        expect(publishedDimensions[metric] ?? [], `${name}: ${metric}`).toContain(dimensions);
      }
    },
    brokenGraphs: {
      "throttled requests of a table": change("TableThrottles-Users", {
        metricName: "ThrottledRequests",
      }),
      "a dimension that is missing": change("TableThrottles-UsersListed", {
        dimensions: { GlobalSecondaryIndexName: "listed" },
      }),
      "a metric that does not exist": change("OldMessages-SendMail", {
        metricName: "AgeOfOldestMessage",
      }),
      "another namespace": change("Errors-Api", { namespace: "AWS/ApiGateway" }),
    },
  },

  "every alarm notifies the topic and names its section of the runbook": {
    on: inProduction,
    holds({ all, one }) {
      expect(one("aws:sns/topic:Topic", "Alarms")["name"]).toBe("latch-production-alarms");
      expect(all(alarmType).length).toBeGreaterThan(30);
      for (const { name, inputs } of all(alarmType)) {
        const actions = [expect.stringContaining("latch-production-alarms")];
        expect(inputs, name).toMatchObject({ alarmActions: actions, okActions: actions });
        const kind = name.split("-")[0];
        expect(inputs["alarmDescription"], name).toMatch(
          new RegExp(`^[A-Z].+\\. See ${kind} in docs/operations/runbook\\.md\\.$`),
        );
        expect(runbook, name).toContain(`## ${kind}\n`);
      }
    },
    brokenGraphs: {
      "no topic": ({ remove }) => remove("aws:sns/topic:Topic", "Alarms"),
      "an alarm without an action": change("Errors-Api", { alarmActions: [] }),
      "an alarm without a recovery action": change("Slow-Api", { okActions: [] }),
      "an alarm without a description": change("Errors-Api", { alarmDescription: "" }),
      "a kind that the runbook does not describe": ({ resources }) => {
        const known = resources.find(({ name }) => name === "Errors-Api");
        const alarmDescription = "It is unheard. See Unheard in docs/operations/runbook.md.";
        if (known) {
          resources.push({
            ...known,
            name: "Unrouted-Api",
            inputs: { ...known.inputs, alarmDescription },
          });
        }
      },
    },
  },

  "other stages have no alarms and no dashboard": {
    on: deployed.filter((name) => !inProduction.includes(name)),
    holds({ all }) {
      for (const type of [alarmType, dashboardType]) expect(all(type)).toEqual([]);
    },
    brokenGraphs: {
      "an alarm": ({ resources }) => {
        resources.push({ type: alarmType, name: "Errors-Api", inputs: {} });
      },
    },
  },
};
