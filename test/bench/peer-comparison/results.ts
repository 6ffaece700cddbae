import { median, type Row, ratio } from "../report.ts";
import { type Goal, goals } from "./goals.ts";
import type { Sample } from "./load-program.ts";
import type { ProgramName } from "./programs.ts";
import type { Scenario } from "./scenarios.ts";

/** What a program did in the rounds of a scenario. */
export type Measured = { program: ProgramName; samples: Sample[] };

/** What was measured in a scenario, and the packages that Latch spent most of its CPU time in. */
export type Outcome = { scenario: Scenario; measured: Measured[]; shares: [string, number][] };

/** Returns the goals of a scenario with the ratios that were measured. */
export const reachedGoals = ({ scenario, measured }: Outcome) =>
  goals
    .filter((goal) => goal.scenario === scenario.name)
    .map((goal) => {
      const value = ratioOf(measured, goal);
      const isMet = goal.bound === "most" ? value <= goal.value : value >= goal.value;
      return { goal, value, isMet };
    });

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
    ({ goal, value, isMet }): Row => ({
      group,
      what: `Latch : ${goal.peer}, ${titles[goal.key]}`,
      value,
      unit: "×",
      goal: formatBound(goal),
      met: isMet,
      note: "median of pairs",
    }),
  );
  return [...numbers, ...ratios];
}

/** Returns the median of the ratios of Latch to a peer in each round: drift affects both values of a pair. */
function ratioOf(measured: Measured[], { peer, key }: Goal): number {
  const of = (name: ProgramName) =>
    measured.find(({ program }) => program === name)?.samples.map((sample) => sample[key]) ?? [];
  return ratio(of("Latch"), of(peer));
}
