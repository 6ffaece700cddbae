import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { type QueueName, queueNames, queues } from "../packages/adapters/src/messaging/topology.ts";
import type { Events } from "./events.ts";
import { createFunction, type Link, type Permissions } from "./function.ts";
import {
  changeVisibilityGrants,
  consumerGrants,
  delivererGrants,
  deliveryQueueGrants,
  eraserGrants,
  fanOutGrants,
  type Grants,
  type MessageGrants,
  mailSenderGrants,
  recorderGrants,
} from "./grants.ts";
import type { HttpFunction } from "./http-function.ts";
import { logicalName } from "./logical-name.ts";
import { createMailParts } from "./mail.ts";
import { toMessagePermissions } from "./permissions.ts";
import { functionSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Consumer = {
  description: string;
  grants: Grants;
  /** What it may do with queues besides reading its own. */
  messages?: MessageGrants;
  /** Whether it queues deliveries. */
  queues?: true;
  /** Whether it has to know the secret keys. */
  keys?: true;
  /** What it is told and may do besides. */
  more?: (parts: Parts) => {
    links: Link[];
    environment: Record<string, $util.Input<string>>;
    permissions: Permissions;
  };
};

/** What the consumer of each queue is for, and what it may do besides reading its queue. */
const consumers: Record<QueueName, Consumer> = {
  "record-activity": { description: "Events to Activity", grants: recorderGrants },
  "forget-person": {
    description: "Tasks of people who are being erased",
    grants: eraserGrants,
  },
  "plan-webhooks": { description: "Events to deliveries", grants: fanOutGrants, queues: true },
  "deliver-webhooks": {
    description: "Deliveries to webhook endpoints",
    grants: delivererGrants,
    queues: true,
    keys: true,
  },
  "send-mail": {
    description: "Links, notices and events to mails",
    grants: mailSenderGrants,
    messages: changeVisibilityGrants,
    keys: true,
    more: createMailParts,
  },
};

type Parts = { tables: Tables; keys: sst.Secret; events: Events; api: HttpFunction };

const pick = (tables: Tables, names: TableName[]): Partial<Tables> =>
  Object.fromEntries(names.map((name) => [name, tables[name]]));

/** A function behind each queue. @returns what the functions are called, by the names of the resources */
export function createConsumers(parts: Parts) {
  const { tables, keys, events } = parts;
  const made: Record<string, $util.Output<string>> = {};
  for (const queue of queueNames) {
    const { batchSize, concurrency, timeoutSeconds } = queues[queue];
    const consumer = consumers[queue];
    const { description, grants, messages = {}, queues: sends, keys: opens } = consumer;
    const { links = [], environment = {}, permissions = [] } = consumer.more?.(parts) ?? {};
    const { arn } = events.queues[queue];
    const name = logicalName(queue);
    const fn = new sst.aws.Function(name, {
      ...createFunction(queue, `${name}Logs`, {
        // Of the others it need not even know the names.
        tables: pick(tables, Object.keys(grants) as TableName[]),
        grants,
        links: [...(sends ? [events.deliveries] : []), ...(opens ? [keys] : []), ...links],
        permissions: [
          ...toMessagePermissions(events, consumerGrants(queue)),
          ...(sends ? toMessagePermissions(events, deliveryQueueGrants) : []),
          ...toMessagePermissions(events, messages),
          ...permissions,
        ],
      }),
      description,
      memory: "256 MB",
      timeout: `${timeoutSeconds} seconds`,
      environment: { ...functionSettings("lambda-consumers", process.env), ...environment },
    });
    new aws.lambda.EventSourceMapping(`${name}Messages`, {
      eventSourceArn: arn,
      functionName: fn.arn,
      batchSize,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // What piles up waits in the queue, and not for the database.
      scalingConfig: { maximumConcurrency: concurrency },
    });
    made[name] = fn.name;
  }
  return made;
}
