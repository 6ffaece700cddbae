import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/processes/program.ts";
import measured from "./result.json" with { type: "json" };
import { type OverloadResult, tableOf } from "./rows.ts";

const result: OverloadResult = measured;
const document = readFileSync(join(root, "docs/reference/capacity.md"), "utf8");

test.each(result.scenarios)("the document contains what was measured: $name", (scenario) => {
  expect(document).toContain(tableOf(scenario));
});

test("a server answers each request under load, its probes too, and recovers", () => {
  const [embedded, , slow] = result.scenarios;
  for (const { steps, after } of [embedded, slow].filter((one) => one !== undefined)) {
    for (const step of [...steps, after]) {
      expect(step, "each response is 2xx or 503 with Retry-After").toMatchObject({
        otherAnswers: 0,
        withoutRetryAfter: 0,
      });
      expect(step.probes.failed).toBe(0);
    }
    expect(steps.at(-1)?.refusedPerSecond).toBeGreaterThan(0);
    expect(after.refusedPerSecond).toBeLessThan(after.perSecond * 0.01);
  }
});
