/** Draws docs/explanation/scale.svg from result.json, and prints the tables of scale.md. */
import { writeFileSync } from "node:fs";
import { drawCurve, type ScaleResult } from "./curve.ts";
import { sections, tableOf } from "./model.ts";
import measured from "./result.json" with { type: "json" };

const result: ScaleResult = measured;
const picture = new URL("../../docs/explanation/scale.svg", import.meta.url);
writeFileSync(picture, drawCurve(result));

const [first, last] = [result.steps[0], result.steps.at(-1)];
for (const [operation, cost] of Object.entries(last?.operations ?? {})) {
  const { calls, reads, writes, databaseMs } = cost;
  const before = first?.operations[operation]?.databaseMs;
  console.log(
    `| ${operation} | ${calls} | ${reads} | ${writes} | ${before} ms | ${databaseMs} ms |`,
  );
}
for (const [heading, lines] of Object.entries(sections)) {
  console.log(`\n## ${heading}\n\n${tableOf(lines)}`);
}
