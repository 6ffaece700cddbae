import { readFileSync } from "node:fs";
import { join } from "node:path";
import { queueNames } from "@latch/adapters/messaging";
import { beforeAll, expect, test } from "vitest";
import { logicalName } from "../../infra/logical-name.ts";
import { evaluate, type Graph } from "../support/graph.ts";
import { root } from "../support/program.ts";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const lambda = "aws:lambda/function:Function";
let graph: Graph;

beforeAll(async () => {
  graph = await evaluate("production", { ALARM_EMAIL: "ops@example.com" });
});

const named = () => new Map(graph.all(alarmType).map(({ name, inputs }) => [name, inputs]));

test("every function is watched for errors and throttles", () => {
  const functions = graph.all(lambda).map(({ name }) => name.replace(/(Handler)?Function$/, ""));
  expect(functions.length).toBeGreaterThan(4);
  for (const name of functions) {
    expect(named().has(`Errors-${name}`), name).toBe(true);
    expect(named().has(`Throttles-${name}`), name).toBe(true);
  }
});

test("an alarm names the function that it is about", () => {
  const name = graph.one(lambda, "ApiFunction")["name"];
  expect(named().get("Errors-Api")).toMatchObject({
    metricName: "Errors",
    namespace: "AWS/Lambda",
    dimensions: { FunctionName: name ?? expect.any(String) },
    statistic: "Sum",
    threshold: 0,
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "notBreaching",
  });
  expect(named().get("Slow-Api")).toMatchObject({
    metricName: "Duration",
    extendedStatistic: "p99",
    threshold: 2000,
  });
  expect(named().get("Slow-Api")).not.toHaveProperty("statistic");
});

test("whatever is given up raises an alarm, and so does a publisher that falls behind", () => {
  const queues = ["PublishChanges", ...queueNames.map(logicalName)];
  for (const queue of queues) {
    expect(named().get(`DeadLetters-${queue}`), queue).toMatchObject({
      metricName: "ApproximateNumberOfMessagesVisible",
      statistic: "Maximum",
      threshold: 0,
      dimensions: { QueueName: expect.stringMatching(/^latch-production-/) },
    });
  }
  expect(named().get("Behind-PublishChanges")).toMatchObject({
    metricName: "IteratorAge",
    statistic: "Maximum",
    threshold: 300_000,
  });
});

test("every alarm is told to somebody, and says where it is explained", () => {
  const runbook = readFileSync(join(root, "docs/runbook.md"), "utf8");
  const [topic] = graph.all("aws:sns/topic:Topic").filter(({ name }) => name === "Alarms");
  expect(topic).toBeDefined();
  for (const [name, { alarmActions, alarmDescription }] of named()) {
    expect(alarmActions, name).toEqual([expect.stringContaining("latch-production-alarms")]);
    const kind = name.split("-")[0];
    expect(alarmDescription, name).toBe(`docs/runbook.md, ${kind}`);
    expect(runbook, name).toContain(`## ${kind}\n`);
  }
  expect(graph.one("aws:sns/topicSubscription:TopicSubscription", "AlarmsEmail")).toMatchObject({
    protocol: "email",
    endpoint: "ops@example.com",
  });
});

test("the dashboard shows every function and every table", () => {
  const { dashboardBody } = graph.one("aws:cloudwatch/dashboard:Dashboard", "Dashboard");
  const { widgets } = JSON.parse(String(dashboardBody)) as {
    widgets: { properties: { title: string; metrics: unknown[][] } }[];
  };
  const text = JSON.stringify(widgets);
  for (const { inputs } of graph.tables()) expect(text).toContain(inputs["name"]);
  for (const { properties } of widgets) expect(properties.metrics.length).toBeGreaterThan(0);
});

test("what answers people runs warm, behind the alias that its URL names", () => {
  for (const name of ["Api", "TasksApi"]) {
    expect(graph.one(lambda, `${name}Function`)["publish"]).toBe(true);
    expect(graph.one("aws:lambda/alias:Alias", `${name}Live`)).toMatchObject({ name: "live" });
    expect(graph.one("aws:lambda/functionUrl:FunctionUrl", `${name}LiveUrl`)).toMatchObject({
      qualifier: "live",
      authorizationType: "NONE",
    });
    const warm = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";
    expect(graph.one(warm, `${name}Warm`)).toMatchObject({
      qualifier: "live",
      provisionedConcurrentExecutions: 1,
    });
    for (const suffix of ["LiveUrlAccess", "LiveInvoke"]) {
      const access = graph.one("aws:lambda/permission:Permission", `${name}${suffix}`);
      expect(access["qualifier"]).toBe("live");
    }
  }
  expect(graph.all("aws:lambda/functionUrl:FunctionUrl")).toHaveLength(2);
});

test("a stage for trying things costs nothing while nobody looks", async () => {
  const { all } = await evaluate("ada");
  expect(all(alarmType)).toEqual([]);
  expect(all("aws:cloudwatch/dashboard:Dashboard")).toEqual([]);
  expect(all("aws:lambda/alias:Alias")).toEqual([]);
});
