/** What the change streams and the queues behind them use. */
import type { StreamedTableName } from "@latch/adapters/dynamodb";
import { type QueueName, queueNames, queues } from "@latch/adapters/messaging";
import type { EventType } from "@latch/contract";
import measured from "../capacity/measured.json" with { type: "json" };
import type { Deployment } from "./deployment.ts";
import type { Operation, StreamRecord } from "./operations.ts";
import { monthSeconds, sumUsage, times, type Usage, useLambda } from "./usage.ts";
import type { Workload } from "./workload.ts";

/** The memory of the function `publish-changes`, and what a batch and each of its records take. */
const publisher = { memoryMb: 256, batchCpuMs: 1, recordCpuMs: 0.17, snsMs: 20, batchSize: 100 };

/** A table on demand begins with four partitions, and a stream has a shard for each. */
const initialShards = 4;
/** Writes in a second that a partition takes. */
const writesOfPartition = 1000;
/** The busiest hour has this many times the requests of an average one: an assumption. */
const peakFactor = 3;

/** Seconds within which Lambda collects messages of a queue without a window: an assumption. */
const pollSeconds = 0.05;
/** Milliseconds until the mail provider, or a webhook endpoint, responds: an assumption. */
const responseMs = 300;
/** Entries of a call to SNS and SQS. */
const entriesOfCall = 10;

type Consumer = { cpuMs: number; calls: number; waitMs?: number; units: Usage };

const { consumers } = measured;

/** What each consumer of a queue uses for a message, besides its part of the invocation. */
function describeConsumer(
  queue: QueueName,
  { isActivityInfrequent, renewsDevicesMonthly, consumerCpuMs }: Deployment,
  { logIns }: Workload,
): Consumer {
  const costOf = (name: keyof typeof consumers) => ({
    cpuMs: consumerCpuMs[name],
    calls: consumers[name].calls,
  });
  switch (queue) {
    case "record-activity":
      return {
        ...costOf(queue),
        units: isActivityInfrequent
          ? { infrequentWriteUnits: 1, infrequentReadUnits: 1 }
          : { writeUnits: 1, readUnits: 1 },
      };
    // One read of the endpoints serves many events.
    case "plan-webhooks":
      return { ...costOf(queue), units: { readUnits: 0.1 } };
    // The session and the known devices; the account, if the devices change.
    case "check-devices": {
      const renewed = renewsDevicesMonthly ? Math.min(1, 1 / logIns) : 1;
      return { ...costOf(queue), units: { readUnits: 2 + renewed, writeUnits: renewed } };
    }
    case "send-links":
      return {
        ...costOf(queue),
        waitMs: responseMs,
        units: { readUnits: 2, writeUnits: 2, mails: 1 },
      };
    case "send-mail":
      return {
        ...costOf("send-links"),
        waitMs: responseMs,
        units: { readUnits: 2, writeUnits: 2 },
      };
    // The lease of the endpoint before and after the attempt, and the outcome.
    case "deliver-webhooks":
      return { cpuMs: 2, calls: 3, waitMs: responseMs, units: { readUnits: 1, writeUnits: 3 } };
    case "forget-person":
      return { cpuMs: 2, calls: 2, units: {} };
  }
}

/** Returns the queues that receive an event. */
const subscribersOf = (type: EventType): QueueName[] =>
  queueNames.filter((queue) => {
    const { subscribes } = queues[queue];
    return subscribes === "all" || (subscribes !== "nothing" && subscribes.includes(type));
  });

type Counted = { operation: Operation; count: number };

/** Computes what the records of operations use behind the tables. */
export function createEventUsage(counted: Counted[], workload: Workload, deployment: Deployment) {
  const { filtersRecords, skipsFanOut, skipsExpiry } = deployment;
  const isRead = ({ leadsTo }: StreamRecord) => !filtersRecords || leadsTo !== undefined;
  const recordsOf = ({ records = [] }: Operation) => records.filter(isRead);

  /** Returns the queues that receive what a record leads to. */
  function queuesOf({ leadsTo }: StreamRecord): QueueName[] {
    if (!leadsTo) return [];
    return subscribersOf(leadsTo).flatMap((queue): QueueName[] => {
      // The sessions of the workload expire.
      if (queue === "record-activity" && leadsTo === "session.ended" && skipsExpiry) return [];
      if (queue !== "plan-webhooks") return [queue];
      if (workload.endpoints === 0) return skipsFanOut ? [] : [queue];
      return [queue, ...Array<QueueName>(workload.endpoints).fill("deliver-webhooks")];
    });
  }

  /** Returns the records or messages of a second, in an average one. */
  const rate = (amountOf: (operation: Operation) => number): number =>
    counted.reduce((sum, { operation, count }) => sum + count * amountOf(operation), 0) /
    monthSeconds;

  const recordsPerSecond = (
    table: StreamedTableName,
    isCounted = (_record: StreamRecord) => true,
  ) =>
    rate((each) => recordsOf(each).filter((one) => one.table === table && isCounted(one)).length);

  function streamBatch(table: StreamedTableName): number {
    const perSecond = recordsPerSecond(table);
    const shards = Math.max(initialShards, Math.ceil((perSecond * peakFactor) / writesOfPartition));
    const collected = 1 + (perSecond / shards) * deployment.streamWindowSeconds(table);
    return Math.min(publisher.batchSize, collected);
  }

  const messagesPerSecond = (queue: QueueName): number =>
    rate(
      (each) =>
        recordsOf(each)
          .flatMap(queuesOf)
          .filter((one) => one === queue).length,
    );

  function queueBatch(queue: QueueName): number {
    const seconds = Math.max(pollSeconds, deployment.queueWindowSeconds(queue));
    return Math.min(queues[queue].batchSize, 1 + messagesPerSecond(queue) * seconds);
  }

  /** Returns what the publisher uses for a record. */
  function usePublisher(record: StreamRecord): Usage {
    const batch = streamBatch(record.table);
    const { memoryMb, batchCpuMs, recordCpuMs, snsMs } = publisher;
    const invocation = useLambda({
      memoryMb,
      cpuMs: batchCpuMs + recordCpuMs * batch,
      calls: 0,
      waitMs: record.leadsTo ? snsMs : 0,
    });
    // One call for the entries of a batch, up to ten.
    const { table } = record;
    const isEntry = ({ leadsTo }: StreamRecord) => leadsTo !== undefined;
    // At least one, as the record itself.
    const entries = batch * (recordsPerSecond(table, isEntry) / (recordsPerSecond(table) || 1));
    const calls = isEntry(record) ? 1 / Math.min(entriesOfCall, Math.max(1, entries)) : 0;
    // The publisher reads the endpoints once for a batch.
    const reads = isEntry(record) && skipsFanOut ? 1 / Math.max(1, entries) : 0;
    return sumUsage(times(1 / batch, invocation), { snsRequests: calls, readUnits: reads });
  }

  /** Returns what a message in a queue uses. SNS delivers each message by a request of its own. */
  function useQueue(queue: QueueName): Usage {
    const batch = queueBatch(queue);
    const { cpuMs, calls, waitMs, units } = describeConsumer(queue, deployment, workload);
    const { memoryMb } = queues[queue];
    const invocation = useLambda({ memoryMb, cpuMs: cpuMs * batch, calls, waitMs });
    return sumUsage(times(1 / batch, invocation), units, {
      sqsRequests: 1 + 2 / batch,
    });
  }

  return {
    /** Returns what the records of one operation use. */
    useRecords: (operation: Operation): Usage =>
      sumUsage(
        ...recordsOf(operation).flatMap((record) => [
          usePublisher(record),
          ...queuesOf(record).map(useQueue),
        ]),
      ),
    useQueue,
    /** Returns the requests by which Lambda receives messages of a queue in a month. */
    receives: (queue: QueueName): number =>
      (messagesPerSecond(queue) * monthSeconds) / queueBatch(queue),
  };
}
