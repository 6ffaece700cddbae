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
  expect(logs.length).toBeGreaterThan(5);
  for (const { name, inputs } of logs) expect(inputs["retentionInDays"], name).toBe(90);
});
