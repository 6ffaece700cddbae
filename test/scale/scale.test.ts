import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tables } from "@latch/adapters/dynamodb";
import { expect, test } from "vitest";
import { type Flow, measuredFlows } from "../bench/budgets.ts";
import { operations } from "../cost/operations.ts";
import { scan } from "../support/fixtures/tables.ts";
import { createHarness } from "../support/harness.ts";
import { root } from "../support/processes/program.ts";
import { drawCurve, type ScaleResult } from "./curve.ts";
import { bytesOfItem } from "./item-bytes.ts";
import {
  consumerShares,
  importPerSecond,
  itemBytes,
  limits,
  partitions,
  peak,
  sections,
  tableOf,
} from "./model.ts";
import measured from "./result.json" with { type: "json" };

const result: ScaleResult = measured;
const folder = join(root, "docs/explanation");
const document = readFileSync(join(folder, "scale.md"), "utf8");

test.each(Object.entries(sections))(
  "the section %s contains the table of the model",
  (heading, lines) => {
    const [, section = ""] = document.split(`\n## ${heading}\n`);
    expect(section.split("\n## ")[0]).toContain(tableOf(lines));
  },
);

/** The flow of an operation, and the write units that a rate limit or a username adds to it in the budgets. */
const flowsOf: Record<string, { flow: Flow; added?: number }> = {
  logIn: { flow: "login by password", added: 1 },
  refreshSession: { flow: "refresh" },
  getMe: { flow: "getMe" },
  createTask: { flow: "createTask" },
  listTasks: { flow: "listTasks" },
  signUp: { flow: "sign-up, email and username", added: 3 },
};

test.each(Object.entries(flowsOf))("%s was measured as it is now", (operation, given) => {
  const flow = measuredFlows[given.flow];
  const writes = flow.writes - (given.added ?? 0);
  for (const { operations } of result.steps) {
    expect(operations[operation]).toMatchObject({ reads: flow.reads, writes });
  }
});

test("the model contains each stream, and the events that the bill contains", () => {
  const streams = sections["Streams"]?.map(({ what }) => what).join("\n") ?? "";
  const counted = Object.entries(tables).filter(
    // Few people have API keys, and only administrators write endpoints.
    ([name, definition]) =>
      "stream" in definition && !["ApiKeys", "WebhookEndpoints"].includes(name),
  );
  expect(counted.length).toBeGreaterThan(3);
  for (const [name] of counted) expect(streams).toContain(`records of a shard of \`${name}\``);
  expect(operations.login.records.map(({ leadsTo }) => leadsTo)).toContain("session.ended");
  const ofTopic = consumerShares["plan-webhooks"]?.arriving ?? 0;
  const ofActivity = consumerShares["record-activity"]?.arriving ?? 0;
  expect(ofTopic - ofActivity).toBeCloseTo(peak.logIns + peak.signUps);
});

test("the document names the source of each limit", () => {
  for (const { source } of Object.values(limits)) expect(document).toContain(source);
});

test("the arithmetic of the model", () => {
  expect(Math.round(peak.logIns)).toBe(Math.round((70e6 * 4 * 10) / (30 * 86_400)));
  // 140 million × 700 bytes are 91.3 GB, and the busiest second has 9,209 writes.
  expect(partitions["Sessions"]).toMatchObject({ bySize: 10, byWrites: 10, count: 10 });
  expect(partitions["Users"]).toMatchObject({ bySize: 4, byWrites: 1, count: 4 });
  expect(importPerSecond).toEqual({ list: 4000, table: 20_000 });
});

test("no consumer gets more than it can process, and the document names the busiest one", () => {
  const shares = Object.entries(consumerShares).map(([queue, { arriving, ceiling }]) => ({
    queue,
    share: arriving / ceiling,
  }));
  const [busiest] = shares.toSorted((one, other) => other.share - one.share);
  expect(busiest?.share).toBeLessThan(1);
  expect(document).toContain(`\`${busiest?.queue}\` is the first to reach its ceiling`);
});

test("an item is as large as the model assumes, or a little smaller", async () => {
  const { signUp, logIn, database } = await createHarness({ RATE_LIMITS: "true" });
  const { latch } = await signUp({ name: "Ada Lovelace", email: "ada.lovelace@mail.example.com" });
  await logIn("ada.lovelace@mail.example.com");
  await latch.createTask({ body: { title: "Water the plants in the kitchen" } });
  await latch.forgotPassword({ body: { email: "ada.lovelace@mail.example.com" } });
  const { Activity: _, ...stored } = itemBytes;
  for (const table of Object.keys(stored) as (keyof typeof stored)[]) {
    const sizes = (await scan(database, table)).map(bytesOfItem);
    expect(Math.max(...sizes), table).toBeLessThanOrEqual(itemBytes[table]);
    expect(Math.max(...sizes), table).toBeGreaterThan(itemBytes[table] * 0.6);
  }
});

test("the picture shows the result", () => {
  expect(readFileSync(join(folder, "scale.svg"), "utf8")).toBe(drawCurve(result));
});

test("calls and units of an operation are the same at each number of accounts", () => {
  const [first, ...others] = result.steps;
  expect(others.length).toBeGreaterThan(3);
  for (const [operation, { calls, reads, writes }] of Object.entries(first?.operations ?? {})) {
    // The size of the newest accounts decides on the units of a page.
    if (operation.includes("a page")) continue;
    for (const { operations } of others) {
      expect(operations[operation], operation).toMatchObject({ calls, reads, writes });
    }
  }
});

test("the document lists the measured costs", () => {
  const [first, last] = [result.steps[0], result.steps.at(-1)];
  for (const [operation, { calls, reads, writes, databaseMs }] of Object.entries(
    last?.operations ?? {},
  )) {
    const before = first?.operations[operation]?.databaseMs;
    expect(document).toContain(
      `| ${operation} | ${calls} | ${reads} | ${writes} | ${before} ms | ${databaseMs} ms |`,
    );
  }
  expect(document).toContain(`${last?.accounts.toLocaleString("en")} accounts`);
});
