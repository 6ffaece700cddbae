import { expect, test } from "vitest";
import { formatBenchmarks } from "./document.ts";
import type { Sample } from "./load-program.ts";
import type { ProgramName } from "./programs.ts";
import { type Outcome, reachedGoals } from "./results.ts";
import { scenarios } from "./scenarios.ts";

const scenarioOf = (name: string) => {
  const scenario = scenarios.find((one) => one.name === name);
  if (!scenario) throw new Error(name);
  return scenario;
};

/** Creates the outcome of a scenario from the CPU time of each round. */
function createOutcome(name: string, cpu: Partial<Record<ProgramName, number[]>>): Outcome {
  const measured = Object.entries(cpu).map(([program, values]) => ({
    program: program as ProgramName,
    samples: values.map((value): Sample => ({ cpu: value, perSecond: 1000, p50: 1, p99: 2 })),
  }));
  return { scenario: scenarioOf(name), measured, shares: [["V8 and system calls", 0.4]] };
}

const getMe = createOutcome("getMe", {
  Latch: [400],
  Express: [1000],
  "Better Auth, SQLite": [1100],
});

test("a goal is reached only if both ways of computing its ratio reach it", () => {
  // In pairs: 1.5, 1.6, 3. Of the medians: 80 to 30.
  const scattered = createOutcome("verifyToken", { Latch: [45, 80, 90], Hono: [30, 50, 30] });
  const cpu = reachedGoals(scattered).find(({ goal }) => goal.key === "cpu");
  expect(cpu).toMatchObject({ value: 1.6, verdict: "not safely reached" });
  expect(cpu?.ofMedians).toBeCloseTo(80 / 30);
  const page = formatBenchmarks([scattered, getMe], "a machine", []);
  expect(page).toContain("| ≤ 2 | 1.6 | 2.67 | **not safely reached** |");
  expect(page).toContain("The rounds scattered by more than a tenth: verifyToken (CPU).");
});

test("the reasons compute with the numbers of the page, and name what they do not explain", () => {
  const login = createOutcome("login", { Latch: [6000], "Better Auth, SQLite": [5000] });
  const call = createOutcome("getMe, 8 connections", { Latch: [400] });
  const page = formatBenchmarks([call, login], "a machine", []);
  expect(page).toContain("takes 400 µs, so six take about 2,400 of the 6,000 µs");
  expect(page).toContain("The other 2,600 µs are not explained");
});
