import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CpuOf } from "./goals.ts";
import {
  formatBound,
  medianOf,
  type Outcome,
  reachedGoals,
  saveRounds,
  titles,
} from "./results.ts";

const file = fileURLToPath(new URL("../../../docs/reference/benchmarks.md", import.meta.url));

const shown = (value: number): string =>
  value < 1000
    ? String(Number(value.toPrecision(3)))
    : Math.round(value).toLocaleString("en", { maximumFractionDigits: 0 });

const toTable = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Writes docs/reference/benchmarks.md. @param folder the folder of the installed packages */
export function writeBenchmarks(outcomes: Outcome[], machine: string, folder: string): void {
  const date = new Date().toISOString().slice(0, 10);
  saveRounds(outcomes, machine, date);
  writeFileSync(file, formatBenchmarks(outcomes, `${machine}, ${date}`, readVersions(folder)));
}

const packages = ["better-auth", "express", "hono", "jsonwebtoken", "@aws-sdk/lib-dynamodb"];

const readVersions = (folder: string): string[] =>
  [...packages, "autocannon"].map((name) => {
    const manifest = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
    return `${name} ${JSON.parse(manifest).version}`;
  });

/** Returns the text of the document. @param machine the machine, its load and the date */
export function formatBenchmarks(outcomes: Outcome[], machine: string, versions: string[]): string {
  const isAllMet = outcomes.flatMap(reachedGoals).every(({ verdict }) => verdict === "reached");
  return `# Benchmarks

\`npm run bench -- peers\` writes this page. It measures Latch beside other back ends on one machine; the ratios are what
counts.

- **Machine**: ${machine}. Nothing has been corrected for this load.
- **Versions**: ${versions.join(", ")}.
- **Programs**: each in a process of its own. Latch is the Node server with its log, started from its sources
  (\`packages/server/src/main.ts\`) and not as the bundle of \`npm start\`; rate limits are off in all programs.
  Better Auth runs on Hono, with its memory adapter and with SQLite (\`node:sqlite\`). Express is a back end as tutorials
  write it: jsonwebtoken, bcryptjs, lib-dynamodb. Their source is in \`test/bench/peers\`.
- **Database**: Latch, Express and the refresh on Hono use the same embedded DynamoDB in another process, without change
  streams, since it takes longer for each write the more changes it has kept. The two stores of Better Auth are in its own
  process, so that it makes no network call.
- **Passwords**: all programs hash by bcryptjs at cost 4, the lowest. A hash takes about 1 ms instead of 60 ms, so that the
  rest of a login shows.
- **Method**: autocannon sends requests from another process over kept connections, each of which waits for its response. The
  programs of a scenario are measured in turn, A B C, A B C, …, after a warm-up of 25 seconds each. Values are medians of ${outcomes[0]?.measured[0]?.samples.length} rounds.
  CPU is that of the whole server process, with its threads.
  It contains the database of Better Auth, and not that of Latch and Express: their ratios leave out its work.
- **Not comparable**: Better Auth in memory searches its accounts one by one, so that a sign-up takes the longer the more there are.
  Express signs a token and stores no session, counts no guesses and has no roles.

## Goals

Each ratio is computed in two ways: the median of the ratios of the rounds, whose drift affects both values of a pair, and the
ratio of the medians in the tables below. They differ when the rounds scatter. A goal is reached only if both reach it.

${formatGoals(outcomes)}

${formatScatter(outcomes)}

${
  isAllMet
    ? "All goals are reached."
    : `## Reasons

${formatReasons(outcomes)}`
}

## Scenarios

In the profiles, \`V8 and system calls\` is one line, which does not separate the two. The profiler itself is left out.

${outcomes.map(formatScenario).join("\n\n")}
`;
}

const formatGoals = (outcomes: Outcome[]): string =>
  toTable(
    ["scenario", "ratio", "goal", "median of ratios", "ratio of medians", ""],
    outcomes.flatMap((outcome) =>
      reachedGoals(outcome).map(({ goal, value, ofMedians, verdict }) => [
        goal.scenario,
        `Latch : ${goal.peer}, ${titles[goal.key]}`,
        formatBound(goal),
        shown(value),
        shown(ofMedians),
        verdict === "reached" ? verdict : `**${verdict}**`,
      ]),
    ),
  );

/** Names the ratios whose two values differ by more than a tenth. */
function formatScatter(outcomes: Outcome[]): string {
  const scattered = outcomes
    .flatMap(reachedGoals)
    .filter(({ value, ofMedians }) => Math.max(value / ofMedians, ofMedians / value) > 1.1)
    .map(({ goal }) => `${goal.scenario} (${titles[goal.key]})`);
  return scattered.length === 0
    ? "The rounds of no ratio scattered by more than a tenth."
    : `The rounds scattered by more than a tenth: ${scattered.join(", ")}. Trust neither value of these.`;
}

function formatReasons(outcomes: Outcome[]): string {
  const cpuOf: CpuOf = (scenario, program) => {
    const outcome = outcomes.find((one) => one.scenario.name === scenario);
    const measured = outcome?.measured.find((one) => one.program === program);
    return measured ? medianOf(measured, "cpu") : Number.NaN;
  };
  return outcomes
    .flatMap((outcome) => {
      const missed = reachedGoals(outcome).filter(({ verdict }) => verdict !== "reached");
      return missed.map(
        ({ goal }) =>
          `- **${goal.scenario}, ${titles[goal.key]}, ${goal.peer}**: ${goal.because(cpuOf)}.`,
      );
    })
    .join("\n");
}

/** The packages of a profile that are listed. */
const listedShares = 8;

function formatScenario({ scenario, measured, shares }: Outcome): string {
  const { name, what, connections } = scenario;
  const rows = measured.map((one) => [
    one.program,
    shown(medianOf(one, "perSecond")),
    shown(medianOf(one, "cpu")),
    shown(medianOf(one, "p50")),
    shown(medianOf(one, "p99")),
  ]);
  const profile = shares
    .slice(0, listedShares)
    .map(([group, share]) => `${group} ${Math.round(share * 100)} %`)
    .join(", ");
  return `### ${name}

${what.charAt(0).toUpperCase()}${what.slice(1)}. ${connections} connections.

${toTable(["program", "requests/s", "CPU, µs/request", "p50, ms", "p99, ms"], rows)}

A profile of the main thread of Latch, by the package whose code ran: ${profile}.`;
}
