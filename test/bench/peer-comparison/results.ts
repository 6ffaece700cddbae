import { writeFileSync } from "node:fs";
import { median, type Row, ratio } from "../report.ts";
import { type Goal, goals } from "./goals.ts";
import type { Sample } from "./load-program.ts";
import type { ProgramName } from "./programs.ts";
import type { Scenario } from "./scenarios.ts";

/** What a program did in the rounds of a scenario. */
export type Measured = { program: ProgramName; samples: Sample[] };

/** What was measured in a scenario, and the packages that Latch spent most of its CPU time in. */
export type Outcome = { scenario: Scenario; measured: Measured[]; shares: [string, number][] };

type Verdict = "reached" | "not safely reached" | "not reached";

/**
 * Returns the goals of a scenario with the ratios that were measured, computed in two ways. They differ when the rounds
 * scatter, so a goal is reached only if both reach it.
 */
export const reachedGoals = ({ scenario, measured }: Pick<Outcome, "scenario" | "measured">) =>
  goals
    .filter((goal) => goal.scenario === scenario.name)
    .map((goal) => {
      const value = ratioOf(measured, goal);
      const ofMedians = ratioOfMedians(measured, goal);
      const met = [value, ofMedians].filter((one) =>
        goal.bound === "most" ? one <= goal.value : one >= goal.value,
      ).length;
      const verdict: Verdict =
        met === 2 ? "reached" : met === 1 ? "not safely reached" : "not reached";
      return { goal, value, ofMedians, verdict };
    });

/** Writes the rounds of a run beside this file, so that a later reader can compute with them. */
export function saveRounds(outcomes: Outcome[], machine: string, date: string): void {
  const scenarios = outcomes.map(({ scenario: { name, what, connections }, measured, shares }) => ({
    ...{ name, what, connections, measured, shares },
  }));
  const text = JSON.stringify({ machine, date, scenarios }, null, 2);
  writeFileSync(new URL("samples.json", import.meta.url), `${text}\n`);
}

/** Returns the median of what a program did in the rounds. */
export const medianOf = ({ samples }: Measured, key: keyof Sample): number =>
  median(samples.map((sample) => sample[key]));

/** Formats the bound of a goal. */
export const formatBound = ({ bound, value }: Goal): string =>
  `${bound === "most" ? "≤" : "≥"} ${value}`;

const units = { perSecond: "requests/s", cpu: "µs/request", p50: "ms", p99: "ms" } as const;
export const titles = { perSecond: "throughput", cpu: "CPU", p50: "p50", p99: "p99" } as const;

/** Converts the outcome of a scenario to rows of the report. */
export function toRows(outcome: Outcome): Row[] {
  const { scenario, measured } = outcome;
  const group = `${scenario.name}: ${scenario.what}`;
  const numbers = (Object.keys(units) as (keyof Sample)[]).flatMap((key) =>
    measured.map(
      (one): Row => ({
        group,
        what: `${one.program}: ${titles[key]}`,
        value: medianOf(one, key),
        unit: units[key],
      }),
    ),
  );
  const ratios = reachedGoals(outcome).map(
    ({ goal, value, ofMedians, verdict }): Row => ({
      group,
      what: `Latch : ${goal.peer}, ${titles[goal.key]}`,
      value,
      unit: "×",
      goal: formatBound(goal),
      met: verdict === "reached",
      note: `median of pairs; of the medians: ${Number(ofMedians.toPrecision(3))}; ${verdict}`,
    }),
  );
  return [...numbers, ...ratios];
}

const samplesOf = (measured: Measured[], name: ProgramName, key: keyof Sample): number[] =>
  measured.find(({ program }) => program === name)?.samples.map((sample) => sample[key]) ?? [];

/** Returns the median of the ratios of Latch to a peer in each round: drift affects both values of a pair. */
const ratioOf = (measured: Measured[], { peer, key }: Goal): number =>
  ratio(samplesOf(measured, "Latch", key), samplesOf(measured, peer, key));

/** Returns the ratio of the medians of all rounds. */
const ratioOfMedians = (measured: Measured[], { peer, key }: Goal): number =>
  median(samplesOf(measured, "Latch", key)) / median(samplesOf(measured, peer, key));
