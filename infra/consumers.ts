import type { TableName } from "../packages/adapters/src/dynamodb/tables.ts";
import { type QueueName, queueNames, queues } from "../packages/adapters/src/messaging/topology.ts";
import type { Events } from "./events.ts";
import { functionOf } from "./function.ts";
import { consumerGrants, forgetterGrants, type Grants, recorderGrants } from "./grants.ts";
import { logicalName } from "./logical-name.ts";
import { messagePermissionsOf } from "./permissions.ts";
import { backgroundSettingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

/** What the consumer of each queue is for, and what it may do besides reading its queue. */
const consumers: Record<QueueName, { description: string; grants: Grants }> = {
  "record-activity": { description: "Events to Activity", grants: recorderGrants },
  "forget-person": {
    description: "Tasks of people who are being erased",
    grants: forgetterGrants,
  },
};

const pick = (tables: Tables, names: TableName[]): Partial<Tables> =>
  Object.fromEntries(names.map((name) => [name, tables[name]]));

/** A function behind each queue. */
export function createConsumers({ tables, events }: { tables: Tables; events: Events }): void {
  for (const queue of queueNames) {
    const { batchSize, concurrency, timeout } = queues[queue];
    const { description, grants } = consumers[queue];
    const { arn } = events.queues[queue];
    const name = logicalName(queue);
    const consumer = new sst.aws.Function(name, {
      ...functionOf(queue, `${name}Logs`, {
        // Of the others it need not even know the names.
        tables: pick(tables, Object.keys(grants) as TableName[]),
        grants,
        permissions: messagePermissionsOf(events, consumerGrants(queue)),
      }),
      description,
      memory: "256 MB",
      timeout: `${timeout} seconds`,
      environment: backgroundSettingsOf(process.env),
    });
    new aws.lambda.EventSourceMapping(`${name}Messages`, {
      eventSourceArn: arn,
      functionName: consumer.arn,
      batchSize,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // What piles up waits in the queue, and not for the database.
      scalingConfig: { maximumConcurrency: concurrency },
    });
  }
}
