import type { QueueName } from "../packages/adapters/src/messaging/topology.ts";

/** Returns the logical name of a queue's resources: RecordActivity for record-activity. */
export const logicalName = (queue: QueueName): string =>
  queue.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
