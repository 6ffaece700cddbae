import { readFileSync } from "node:fs";
import { createKeyRing } from "@latch/adapters/crypto";
import { expect, inject, test } from "vitest";
import { type Budget, budgets, knownDeviations } from "../../bench/budgets.ts";
import { measureFlows } from "../../bench/flows.ts";
import { openTestDatabase } from "../../support/harness.ts";

test("each flow stays within its budget of calls and units, or within its known deviation", async () => {
  const { tables } = await openTestDatabase();
  const rows = await measureFlows(
    {
      NODE_ENV: "test",
      LATCH_ISSUER: "http://localhost",
      LATCH_KEYS: JSON.stringify(await createKeyRing()),
      LATCH_TABLE_PREFIX: tables.Users.replace(/Users$/, ""),
      DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      BCRYPT_COST: "4",
    },
    3,
  );
  const measured = Object.fromEntries(
    Object.keys(budgets).map((flow) => {
      const measuredOf = (unit: string) =>
        rows.find(({ what }) => what === `${flow}: ${unit}`)?.value ?? Number.NaN;
      const budget: Budget = {
        inARow: measuredOf("calls in a row"),
        reads: measuredOf("read units"),
        writes: measuredOf("write units"),
      };
      return [flow, budget];
    }),
  );
  const deviations = Object.entries(knownDeviations).map(
    ([flow, { because, ...budget }]) => [flow, budget] as const,
  );
  expect(measured).toEqual({ ...budgets, ...Object.fromEntries(deviations) });
});

test("the reference lists the budgets and the known deviations", () => {
  const text = readFileSync(new URL("../../../docs/reference/costs.md", import.meta.url), "utf8");
  const toCells = ({ inARow, reads, writes }: Budget) => `${inARow} | ${reads} | ${writes} |`;
  for (const [flow, budget] of Object.entries(budgets)) {
    expect(text).toContain(`| ${flow} | ${toCells(budget)}\n`);
  }
  for (const [flow, { because, ...budget }] of Object.entries(knownDeviations)) {
    expect(text).toContain(`| ${flow} | ${toCells(budget)} ${because} |\n`);
  }
});
