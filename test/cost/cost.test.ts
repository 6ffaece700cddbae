import { readFileSync } from "node:fs";
import { queueNames, queues } from "@latch/adapters/messaging";
import { expect, test } from "vitest";
import { deploymentReference } from "../../packages/config/src/variables/deployment.ts";
import { computeBill, sumOf, totalOf } from "./bill.ts";
import { choices, type Deployment, deployment, earlierDeployment, measures } from "./deployment.ts";
import { isDocumentCurrent } from "./document.ts";
import { cognitoPlans, priceOf, prices, quotedPrices } from "./prices.ts";
import { formatBill, formatPeers, formatReport } from "./report.ts";
import { useLambda, warmGbMonth } from "./usage.ts";
import { defaultWorkload, readWorkload, type Workload } from "./workload.ts";

const nobody: Workload = {
  people: 1_000_000,
  signUps: 0,
  logIns: 0,
  refreshes: 0,
  verifications: 0,
  profiles: 0,
  tasks: 0,
  mails: 0,
  endpoints: 0,
};
const rowOf = (workload: Workload, name: string) =>
  computeBill(workload, deployment).find((row) => row.name === name)?.dollars;

test("the document contains what `npm run cost -- --write` computes", () => {
  expect(isDocumentCurrent()).toBe(true);
});

test("a price has tiers that apply to the whole month", () => {
  const tiers = [{ dollars: 2, upTo: 10 }, { dollars: 1, upTo: 30 }, { dollars: 0.5 }];
  expect([0, 5, 10, 20, 30, 40].map((amount) => priceOf(amount, tiers))).toEqual([
    0, 10, 20, 30, 40, 45,
  ]);
});

test("every price has ascending tiers that get cheaper, a page and a date", () => {
  for (const [name, { tiers, source, date }] of Object.entries({
    ...prices,
    ...quotedPrices,
    ...cognitoPlans,
  })) {
    const ends = tiers.map(({ upTo = Number.POSITIVE_INFINITY }: { upTo?: number }) => upTo);
    expect(ends, name).toEqual(ends.toSorted((one, other) => one - other));
    expect(ends.at(-1), name).toBe(Number.POSITIVE_INFINITY);
    expect(source, name).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\//);
    expect(date, name).toMatch(/^2026-\d\d-\d\d$/);
  }
});

test("Cognito charges a million people as its page does", () => {
  const charged = Object.entries(cognitoPlans).map(([plan, { tiers }]) => [
    plan,
    Math.round(priceOf(1_000_000, tiers)),
  ]);
  // 90,000 × $0.0055 and 900,000 × $0.0046; 990,000 × $0.015; 1,000,000 × $0.02.
  expect(Object.fromEntries(charged)).toEqual({ Lite: 4635, Essentials: 14_850, Plus: 20_000 });
});

test("Lambda charges whole milliseconds, and more memory makes the CPU time shorter", () => {
  // 10 ms × 1.5, one call of 5 ms, 1.5 ms of the runtime: 21.5 ms.
  const core = { cpuMs: 10, calls: 1 };
  expect(useLambda({ ...core, memoryMb: 1769 })).toEqual({
    lambdaRequests: 1,
    gbSeconds: (0.022 * 1769) / 1024,
  });
  // A third of a core: 45 ms of CPU time.
  expect(useLambda({ ...core, memoryMb: 1769 / 3 }).gbSeconds).toBeCloseTo(
    (0.052 * 1769) / 3 / 1024,
  );
});

test("ten million refreshes cost their budget of units, their time and their lines", () => {
  const dollars = rowOf({ ...nobody, refreshes: 10 }, "refresh");
  // One read unit and one write unit.
  expect(dollars?.DynamoDB).toBeCloseTo(10 * (0.125 + 0.625));
  expect(dollars?.Lambda).toBeGreaterThan(10 * 0.2);
  const allLines = (10_000_000 * 356) / 2 ** 30;
  expect(dollars?.logs).toBeLessThanOrEqual(allLines * (0.5 + 0.03 * 3 * 0.15) + 1e-9);
});

test("an idle deployment costs its alarms and the polling of its queues", () => {
  const bill = computeBill({ ...nobody, people: 0 }, deployment);
  expect(bill.map(({ name }) => name)).toEqual(["always"]);
  const [always] = bill;
  expect(always?.dollars.alarms).toBeCloseTo(7.8);
  // Five long polls of 20 seconds for each of the seven queues.
  const polls = queueNames.length * 5 * 3 * 60 * 24 * 30.4167;
  expect(always?.dollars["SNS and SQS"]).toBeCloseTo((polls * 0.4) / 1e6 + 0.05, 1);
});

test("the rows of a bill add up to its total, and more of anything costs more", () => {
  const bill = computeBill(defaultWorkload, deployment);
  expect(bill.reduce((sum, { dollars }) => sum + sumOf(dollars), 0)).toBeCloseTo(totalOf(bill));
  for (const name of Object.keys(defaultWorkload) as (keyof Workload)[]) {
    const more = { ...defaultWorkload, [name]: defaultWorkload[name] * 2 + 1 };
    expect(totalOf(computeBill(more, deployment)), name).toBeGreaterThan(totalOf(bill));
  }
});

test("a message costs less in a full batch, and no batch is larger than its queue allows", () => {
  const few = rowOf({ ...nobody, people: 1000, logIns: 1 }, "login: events");
  const many = rowOf({ ...nobody, people: 100_000_000, logIns: 4 }, "login: events");
  const perLogIn = (row: typeof few, count: number) => (row?.["SNS and SQS"] ?? 0) / count;
  const [one, full] = [perLogIn(few, 1000), perLogIn(many, 400_000_000)];
  expect(full).toBeLessThan(one / 2);
  // A delivery by SNS for each message, and a receive and a delete for each batch of check-devices.
  const least = 0.4e-6 * (1 + 2 / queues["check-devices"].batchSize);
  expect(full).toBeGreaterThan(least);
});

test("each measure saves, and all of them a third", () => {
  const total = (changes: Partial<Deployment>) =>
    totalOf(computeBill(defaultWorkload, { ...earlierDeployment, ...changes }));
  for (const [name, changes] of Object.entries(measures)) {
    expect(total(changes), name).toBeLessThan(total({}));
  }
  expect(total(deployment) / total({})).toBeLessThan(0.67);
  const large = { ...defaultWorkload, people: 70_000_000 };
  const [before, after] = [earlierDeployment, deployment].map((of) =>
    totalOf(computeBill(large, of)),
  );
  expect((after ?? 0) / (before ?? 0)).toBeLessThan(0.67);
  const further = Object.assign({}, deployment, ...Object.values(choices));
  expect(total(further)).toBeLessThan(total(deployment));
});

test("Cognito charges 0 for 0 people", () => {
  const bill = computeBill({ ...defaultWorkload, people: 0 }, deployment);
  expect(formatPeers(0, bill)).toContain("| Cognito Lite | 0 | 0 × |");
  expect(formatPeers(1_000_000, bill)).not.toMatch(/NaN|Infinity/);
});

test("a printed bill names its currency and what it leaves out", () => {
  const printed = formatReport(defaultWorkload);
  expect(printed).toContain("USD");
  for (const left of ["CloudFront", "API Gateway", "free tier"]) expect(printed).toContain(left);
});

test("the texts about provisioned concurrency and metrics contain their prices", () => {
  const costs = readFileSync(new URL("../../docs/reference/costs.md", import.meta.url), "utf8");
  const warm = warmGbMonth();
  expect(warm).toBeCloseTo(8.76, 2);
  expect(costs).toContain(`$${warm.toFixed(2)} a month for each GB`);
  expect(costs).toContain(
    `$${priceOf(1, quotedPrices.customMetrics.tiers).toFixed(2)} a month for each of`,
  );
  expect(deploymentReference.variables.API_WARM.details).toContain(`$${warm.toFixed(2)} a month`);
});

test("the options of the command are numbers", () => {
  expect(readWorkload({ people: "20", "log-ins": "0.5" })).toEqual({
    ...defaultWorkload,
    people: 20,
    logIns: 0.5,
  });
  for (const value of ["-1", "many", "Infinity", ""]) {
    expect(() => readWorkload({ tasks: value })).toThrow(
      `--tasks ${value}: Must be a number from 0`,
    );
  }
  for (const value of ["0.5", "1,000"]) {
    expect(() => readWorkload({ endpoints: value })).toThrow("Must be a whole number");
  }
  expect(() => readWorkload({ people: "99999999999999" })).toThrow(
    "--people 99999999999999: Must be a whole number from 0 to 1000000000000, such as 1000000",
  );
  expect(formatBill(computeBill(defaultWorkload, deployment))).toContain(
    "| refresh | 30,000,000 |",
  );
});
