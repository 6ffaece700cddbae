import type { QueueName } from "../packages/adapters/src/messaging/topology.ts";

/** A queue as a resource: record-activity is RecordActivity. */
export const logicalName = (queue: QueueName): string =>
  queue.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
