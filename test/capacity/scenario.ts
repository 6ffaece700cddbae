import { queues } from "@latch/adapters/messaging";
import measured from "./measured.json" with { type: "json" };
import { type MessageCost, simulateQueue, throughput } from "./simulation.ts";

/** The load that the queues are sized for, for ten minutes. One login in fifty is followed by a mail with a link. */
const peak = { logInsPerSecond: 1000, linksPerSecond: 20, seconds: 600 };

/** Milliseconds until a mail provider accepts a mail: an assumption, slower than both providers promise. */
const provider = { p50: 300, p99: 2000 };

/**
 * Seconds before a message is in its queue: Lambda reads the stream for up to a second, publishes a batch within a
 * second, and may have to start the publisher.
 */
export const publishSeconds = 3.5;

const { consumers } = measured;
export const costs = {
  "record-activity": consumers["record-activity"],
  "plan-webhooks": consumers["plan-webhooks"],
  "check-devices": consumers["check-devices"],
  "send-links": { ...consumers["send-links"], provider },
} satisfies Record<string, MessageCost>;
export type SizedQueue = keyof typeof costs;
export const sizedQueues = Object.keys(costs) as SizedQueue[];

/** The messages of each queue in a second of the peak. */
export const arrivalsPerSecond: Record<SizedQueue, number> = {
  "record-activity": peak.logInsPerSecond,
  "plan-webhooks": peak.logInsPerSecond,
  "check-devices": peak.logInsPerSecond,
  "send-links": peak.linksPerSecond,
};

/** The consumer of all mails before links had a queue of their own, and what it took with the AWS SDK for DynamoDB. */
const formerConsumer = { batchSize: 10, concurrency: 5, memoryMb: 256 };
const formerCosts = {
  "check-devices": { cpuMs: 4.355, calls: 4 },
  "send-links": { cpuMs: 3.505, calls: 3, provider },
};

const stream = (name: SizedQueue, cost: MessageCost = costs[name]) => ({
  name,
  cost,
  perSecond: arrivalsPerSecond[name],
  duration: peak.seconds,
});

/** Returns what the peak does to the queues now, and to the one queue of all mails before. */
export function simulatePeak() {
  return {
    peak,
    throughput: Object.fromEntries(
      sizedQueues.map((name) => [name, Math.round(throughput(costs[name], queues[name]))]),
    ),
    now: Object.assign(
      {},
      ...sizedQueues.map((name) => simulateQueue([stream(name)], queues[name])),
    ) as ReturnType<typeof simulateQueue>,
    before: {
      throughput: Math.round(throughput(formerCosts["check-devices"], formerConsumer)),
      ...simulateQueue(
        [
          stream("check-devices", formerCosts["check-devices"]),
          stream("send-links", formerCosts["send-links"]),
        ],
        formerConsumer,
      ),
    },
  };
}
