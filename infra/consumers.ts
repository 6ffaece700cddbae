import type { Purpose } from "../packages/adapters/src/crypto/purpose-keys.ts";
import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import {
  type MailQueueName,
  type QueueName,
  queueNames,
  queues,
} from "../packages/adapters/src/messaging/topology.ts";
import { reserveConcurrency } from "./concurrency.ts";
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
  mailGrants,
  recorderGrants,
  sendAgainGrants,
} from "./grants.ts";
import type { HttpFunction } from "./http-function.ts";
import { toMessagePermissions } from "./iam-policies.ts";
import { logicalName } from "./logical-name.ts";
import { createMailExtras, createMailSecrets } from "./mail.ts";
import { functionSettings } from "./settings.ts";
import type { SubkeyLinks } from "./subkeys.ts";
import type { Tables } from "./tables.ts";

type Consumer = {
  description: string;
  grants: Grants;
  /** Permissions for the topic and the queues in addition to consuming its own queue. */
  messages?: MessageGrants;
  /** Whether it sends messages to the queue of webhook deliveries. */
  queues?: true;
  /** The purpose of the subkeys that it needs. */
  keys?: Purpose;
  /** Creates additional links, environment variables and permissions. */
  createExtras?: (options: ExtraOptions) => {
    links: Link[];
    environment: Record<string, $util.Input<string>>;
    permissions: Permissions;
  };
};

/** The purpose and the permissions of each queue's consumer. */
const consumers: Record<QueueName, Consumer> = {
  "record-activity": { description: "Writes events to the table Activity", grants: recorderGrants },
  "forget-person": {
    description: "Deletes the tasks of erased users",
    grants: eraserGrants,
    messages: sendAgainGrants,
    createExtras: ({ events }) => ({ links: [events.erasures], environment: {}, permissions: [] }),
  },
  "plan-webhooks": {
    description: "Creates webhook deliveries for events",
    grants: fanOutGrants,
    queues: true,
  },
  "deliver-webhooks": {
    description: "Delivers webhooks",
    grants: delivererGrants,
    queues: true,
    keys: "webhooks",
  },
  "send-links": mailConsumer("send-links", "Sends the mails that contain a link"),
  "send-mail": mailConsumer("send-mail", "Sends mail for events and mail commands"),
  "check-devices": mailConsumer("check-devices", "Sends a mail about a login from a new device"),
};

function mailConsumer(queue: MailQueueName, description: string): Consumer {
  return {
    description,
    grants: mailGrants[queue],
    messages: changeVisibilityGrants(queue),
    keys: "mail",
    createExtras: (options) => createMailExtras(queue, options),
  };
}

type Options = { tables: Tables; subkeys: SubkeyLinks; events: Events; api: HttpFunction };
type ExtraOptions = Options & { secrets: sst.Secret[] };

const pick = (tables: Tables, names: TableName[]): Partial<Tables> =>
  Object.fromEntries(names.map((name) => [name, tables[name]]));

/** Creates a function for each queue. @returns the names of the functions by their logical names */
export function createConsumers(options: Options) {
  const { tables, subkeys, events } = options;
  const functionNames: Record<string, $util.Output<string>> = {};
  const secrets = createMailSecrets();
  for (const queue of queueNames) {
    const { batchSize, concurrency, timeoutSeconds, windowSeconds, memoryMb } = queues[queue];
    const consumer = consumers[queue];
    const { description, grants, messages = {}, queues: queuesDeliveries, keys } = consumer;
    const {
      links = [],
      environment = {},
      permissions = [],
    } = consumer.createExtras?.({ ...options, secrets }) ?? {};
    const { arn } = events.queues[queue];
    const name = logicalName(queue);
    const fn = new sst.aws.Function(name, {
      ...createFunction(queue, `${name}Logs`, {
        // The names of other tables are not linked.
        tables: pick(tables, Object.keys(grants) as TableName[]),
        grants,
        links: [
          ...(queuesDeliveries ? [events.deliveries] : []),
          ...(keys ? [subkeys[keys]] : []),
          ...links,
        ],
        permissions: [
          ...toMessagePermissions(events, consumerGrants(queue)),
          ...(queuesDeliveries ? toMessagePermissions(events, deliveryQueueGrants) : []),
          ...toMessagePermissions(events, messages),
          ...permissions,
        ],
      }),
      description,
      memory: `${memoryMb} MB`,
      timeout: `${timeoutSeconds} seconds`,
      concurrency: reserveConcurrency(queue),
      environment: { ...functionSettings("lambda-consumers", process.env), ...environment },
    });
    new aws.lambda.EventSourceMapping(`${name}Messages`, {
      eventSourceArn: arn,
      functionName: fn.arn,
      batchSize,
      maximumBatchingWindowInSeconds: windowSeconds,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // Limits the load on the database: a backlog stays in the queue.
      scalingConfig: { maximumConcurrency: concurrency },
    });
    functionNames[name] = fn.name;
  }
  return functionNames;
}
