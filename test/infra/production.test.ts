import { tables } from "@latch/adapters/dynamodb";
import { beforeAll, expect, test } from "vitest";
import { evaluate, type Graph } from "../support/graph.ts";

let graph: Graph;

beforeAll(async () => {
  graph = await evaluate("production");
});

test("tables stay, whatever happens to the stage", () => {
  expect(graph.app).toMatchObject({ removal: "retain", protect: true });
  expect(graph.tables()).toHaveLength(Object.keys(tables).length);
  for (const { name, inputs, retainOnDelete } of graph.tables()) {
    expect(inputs["pointInTimeRecovery"], name).toEqual({ enabled: true });
    expect(inputs["deletionProtectionEnabled"], name).toBe(true);
    expect(retainOnDelete, name).toBe(true);
  }
});

test("every log is kept for a quarter", () => {
  const logs = graph.all("aws:cloudwatch/logGroup:LogGroup");
  expect(logs.map(({ name, inputs }) => [name, inputs["retentionInDays"]])).toEqual([
    ["ApiLogs", 90],
    ["PublishChangesLogs", 90],
    ["RecordActivityLogs", 90],
    ["ForgetPersonLogs", 90],
    ["PlanWebhooksLogs", 90],
    ["DeliverWebhooksLogs", 90],
    ["SweepLogs", 90],
    ["TasksApiLogs", 90],
  ]);
});
