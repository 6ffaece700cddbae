import { readFileSync } from "node:fs";
import { join } from "node:path";
import { queueNames, queues } from "@latch/adapters/messaging";
import { expect, test } from "vitest";
import { backgroundExecutions, reservedExecutions } from "../../infra/concurrency.ts";
import { root } from "../support/processes/program.ts";
import result from "./result.json" with { type: "json" };
import {
  arrivalsPerSecond,
  costs,
  publishSeconds,
  type SizedQueue,
  simulatePeak,
  sizedQueues,
} from "./scenario.ts";
import { simulateQueue, throughput } from "./simulation.ts";

const document = readFileSync(join(root, "docs/reference/capacity.md"), "utf8");
const simulated = simulatePeak();

test("result.json is what the simulation of these queues gives: run `npm run capacity`", () => {
  expect(simulated).toEqual(result);
});

test("at a thousand logins a second for ten minutes, a reset link leaves within 30 seconds (p99)", () => {
  const { p99 = Number.NaN, messages } = simulated.now["send-links"] ?? {};
  expect(messages).toBe(12_000);
  expect(publishSeconds + p99).toBeLessThanOrEqual(30);
});

test("before links had a queue of their own, one waited for an hour", () => {
  expect(result.before["send-links"].p99).toBeGreaterThan(3600);
});

test.each(sizedQueues)("%s processes a third more than arrives at the peak", (name) => {
  expect(throughput(costs[name], queues[name])).toBeGreaterThan(arrivalsPerSecond[name] * 1.33);
  // A message waits for an alarm only if something else is wrong.
  expect(result.now[name].max).toBeLessThan(queues[name].maxAgeSeconds);
});

test("a consumer that is too small falls behind in the simulation", () => {
  const stream = {
    name: "checks",
    cost: costs["check-devices"],
    perSecond: 1000,
    duration: 60,
  };
  const settings = { ...queues["check-devices"], concurrency: 4 };
  const rate = throughput(stream.cost, settings);
  const { max = 0 } = simulateQueue([stream], settings)["checks"] ?? {};
  // What is left after a minute, divided by the rate.
  const expected = ((stream.perSecond - rate) * stream.duration) / rate;
  expect(max / expected).toBeGreaterThan(0.9);
  expect(max / expected).toBeLessThan(1.2);
});

test("the documentation lists the size of each consumer, and what all reserve", () => {
  for (const queue of queueNames) {
    const { memoryMb, batchSize, concurrency } = queues[queue];
    const sized = sizedQueues.includes(queue as SizedQueue);
    const perSecond = sized ? result.throughput[queue as SizedQueue] : undefined;
    const numbers = `| ${memoryMb} MB | ${batchSize} | ${concurrency} |`;
    expect(document, queue).toContain(`| \`${queue}\` ${numbers}`);
    if (perSecond)
      expect(document, queue).toContain(`${numbers} ${perSecond.toLocaleString("en")} |`);
  }
  expect(document).toContain(
    `| \`publish-changes\` | ${backgroundExecutions["publish-changes"]} |`,
  );
  expect(document).toContain(`${reservedExecutions} executions`);
});

test("the documentation lists what the simulation gives for the peak", () => {
  const shown = (seconds: number) => `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  for (const name of ["send-links", "check-devices", "record-activity"] as const) {
    const { p50, p99, max } = result.now[name];
    expect(document).toContain(`| \`${name}\` | ${shown(p50)} | ${shown(p99)} | ${shown(max)} |`);
  }
  const { p50, p99, max } = result.before["send-links"];
  const [half, most, longest] = [p50, p99, max].map((seconds) => Math.round(seconds / 60));
  expect(document).toContain(`| ${half} minutes | ${most} minutes | ${longest} minutes |`);
});
