import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawLines } from "../support/draw-lines.ts";
import { dollarsOfMillion, type MemoryResult, operations } from "./result.ts";

const inReference = (name: string) =>
  fileURLToPath(new URL(`../../docs/reference/${name}`, import.meta.url));
const page = inReference("lambda-memory.md");
const picture = inReference("lambda-memory.svg");

/** The memory with which the deployment starts the API. The picture compares with it. */
const deployedMb = 1024;

/** Draws time and price of each operation against the memory, as multiples of those of the deployment. */
function drawPicture({ steps, machine, date }: MemoryResult): string {
  const deployed = steps.find(({ memoryMb }) => memoryMb === deployedMb);
  if (!deployed) throw new Error(`No step has ${deployedMb} MB`);
  const lineOf = (name: string, numberOf: (step: (typeof steps)[number]) => number) => ({
    name,
    points: steps.map((step) => numberOf(step) / numberOf(deployed)),
  });
  return drawLines({
    title: "Time and price of a login and a refresh, by the memory of the function",
    heading: `Multiples of the time and the price with ${deployedMb} MB`,
    caption: `megabytes (logarithmic). ${machine}, ${date}`,
    values: steps.map(({ memoryMb }) => memoryMb),
    // Two labels side by side would overlap.
    labelOf: (memoryMb) => ([1536, 1769].includes(memoryMb) ? undefined : String(memoryMb)),
    lines: operations.flatMap((operation) => [
      lineOf(`${operation}, time`, (step) => step[operation].p50),
      lineOf(`${operation}, price`, (step) => dollarsOfMillion(step.memoryMb, step[operation].p50)),
    ]),
  });
}

/** Composes the part of the page that the command writes. */
function composePart({ steps, machine, date, limit, runs }: MemoryResult): string {
  const head = ["memory", ...operations.flatMap((name) => [`${name}: p50`, "p95", "a million"])];
  const rows = steps.map((step) => [
    `${step.memoryMb.toLocaleString("en")} MB`,
    ...operations.flatMap((operation) => {
      const { p50, p95 } = step[operation];
      return [`${p50} ms`, `${p95} ms`, `$${dollarsOfMillion(step.memoryMb, p50).toFixed(2)}`];
    }),
  ]);
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const about = `${date}, ${machine}, limited by ${limit}, ${runs} invocations of each.`;
  return [...lines, "", about].join("\n");
}

const pattern = /(<!-- npm run bench:lambda-memory -->\n).*?(\n<!-- end -->)/s;

const composePage = (result: MemoryResult, text: string): string =>
  text.replace(pattern, (_, begin, end) => `${begin}\n${composePart(result)}\n${end}`);

/** Writes the picture, and the table of its page. */
export function writeDocument(result: MemoryResult): void {
  writeFileSync(picture, drawPicture(result));
  writeFileSync(page, composePage(result, readFileSync(page, "utf8")));
}

/** Returns whether the documents contain a result. */
export function isDocumentCurrent(result: MemoryResult): boolean {
  const text = readFileSync(page, "utf8");
  const isPageCurrent = pattern.test(text) && composePage(result, text) === text;
  return isPageCurrent && readFileSync(picture, "utf8") === drawPicture(result);
}
