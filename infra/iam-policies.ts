import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import type { QueueName } from "../packages/adapters/src/messaging/topology.ts";
import type { Events } from "./events.ts";
import type { Grants, MessageGrants } from "./grants.ts";
import type { Tables } from "./tables.ts";

/** Converts grants to IAM permissions, one for each table and one for each index. */
export const toPermissions = (tables: Partial<Tables>, grants: Grants) =>
  (Object.keys(grants) as TableName[]).flatMap((name) => {
    const { table = [], indexes = {} } = grants[name] ?? {};
    const { arn } = tables[name] ?? rejectUnlinkedTable(name);
    return [
      { actions: table.map((action) => `dynamodb:${action}`), resources: [arn] },
      ...Object.entries(indexes).map(([index, actions]) => ({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [$interpolate`${arn}/index/${index}`],
      })),
    ];
  });

/** Converts the grants of topic and queues to IAM permissions. */
export const toMessagePermissions = (events: Events, { topic, queues = {} }: MessageGrants) => [
  ...(topic
    ? [{ actions: topic.map((action) => `sns:${action}`), resources: [events.topic.arn] }]
    : []),
  ...Object.entries(queues).map(([queue, actions]) => ({
    actions: actions.map((action) => `sqs:${action}`),
    resources: [events.queues[queue as QueueName].arn],
  })),
];

function rejectUnlinkedTable(name: string): never {
  throw new Error(`A function is granted access to ${name}, but is not linked to it`);
}
