import type { TableName } from "../packages/adapters/src/dynamodb/tables.ts";
import { type QueueName, queueNames, queues } from "../packages/adapters/src/messaging/topology.ts";
import type { Events } from "./events.ts";
import { functionOf } from "./function.ts";
import {
  consumerGrants,
  delivererGrants,
  forgetterGrants,
  type Grants,
  plannerGrants,
  queueingGrants,
  recorderGrants,
} from "./grants.ts";
import { logicalName } from "./logical-name.ts";
import { messagePermissionsOf } from "./permissions.ts";
import { backgroundSettingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Consumer = {
  description: string;
  grants: Grants;
  /** Whether it queues deliveries. */
  queues?: true;
  /** Whether it has to know the secret keys. */
  keys?: true;
};

/** What the consumer of each queue is for, and what it may do besides reading its queue. */
const consumers: Record<QueueName, Consumer> = {
  "record-activity": { description: "Events to Activity", grants: recorderGrants },
  "forget-person": {
    description: "Tasks of people who are being erased",
    grants: forgetterGrants,
  },
  "plan-webhooks": { description: "Events to deliveries", grants: plannerGrants, queues: true },
  "deliver-webhooks": {
    description: "Deliveries to webhook endpoints",
    grants: delivererGrants,
    queues: true,
    keys: true,
  },
};

type Parts = { tables: Tables; keys: sst.Secret; events: Events };

const pick = (tables: Tables, names: TableName[]): Partial<Tables> =>
  Object.fromEntries(names.map((name) => [name, tables[name]]));

/** A function behind each queue. @returns what the functions are called, by the names of the resources */
export function createConsumers({ tables, keys, events }: Parts) {
  const made: Record<string, $util.Output<string>> = {};
  for (const queue of queueNames) {
    const { batchSize, concurrency, timeout } = queues[queue];
    const { description, grants, queues: sends, keys: opens } = consumers[queue];
    const { arn } = events.queues[queue];
    const name = logicalName(queue);
    const consumer = new sst.aws.Function(name, {
      ...functionOf(queue, `${name}Logs`, {
        // Of the others it need not even know the names.
        tables: pick(tables, Object.keys(grants) as TableName[]),
        grants,
        links: [...(sends ? [events.deliveries] : []), ...(opens ? [keys] : [])],
        permissions: [
          ...messagePermissionsOf(events, consumerGrants(queue)),
          ...(sends ? messagePermissionsOf(events, queueingGrants) : []),
        ],
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
    made[name] = consumer.name;
  }
  return made;
}
