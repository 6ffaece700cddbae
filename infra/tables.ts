import {
  type TableDefinition,
  type TableName,
  tables,
} from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";

export type Tables = Record<TableName, sst.aws.Dynamo>;

/** Returns the prefix of the table names. Set LATCH_TABLE_PREFIX to it to run commands on a stage. */
export const tablePrefix = (): string => `latch-${$app.stage}-`;

/**
 * The tables without point-in-time recovery: an older copy would bring back sessions, links and counters that have ended.
 * Items of other tables expire too, but a restored installation needs what they contain: `Mails` keeps which mails were
 * sent and which devices are known.
 */
const temporaryTables: readonly TableName[] = [
  "Sessions",
  "OneTimeTokens",
  "StripeEvents",
  "WebhookDeliveries",
  "Throttles",
  "StreamPositions",
];

/**
 * Returns whether a table has point-in-time recovery: in production, if what it contains lasts. For the activity log, it
 * would cost more than for all other tables, and no account depends on the log.
 */
const isRecoverable = (name: TableName): boolean =>
  $app.stage === "production" &&
  !temporaryTables.includes(name) &&
  (name !== "Activity" || readDeploymentConfig(process.env).ACTIVITY_RECOVERY);

/** Creates the tables of `tables.ts` with on-demand capacity. */
export function createTables(): Tables {
  // A link passes the name of a table only. The grants of a function allow the actions on it.
  sst.Linkable.wrap(sst.aws.Dynamo, ({ name }) => ({ properties: { name } }));
  const created = Object.entries<TableDefinition>(tables).map(([name, definition]) => [
    name,
    new sst.aws.Dynamo(name, {
      ...toDynamo(definition),
      deletionProtection: $app.stage === "production",
      transform: {
        table: {
          name: `${tablePrefix()}${name}`,
          tableClass: definition.infrequent ? "STANDARD_INFREQUENT_ACCESS" : "STANDARD",
          pointInTimeRecovery: { enabled: isRecoverable(name as TableName) },
        },
      },
    }),
  ]);
  return Object.fromEntries(created) as Tables;
}

const toDynamo = ({ attributes, partition, sort, indexes = {}, ttl, stream }: TableDefinition) => ({
  fields: mapValues(attributes, (type) => (type === "S" ? ("string" as const) : "number")),
  primaryIndex: { hashKey: partition, rangeKey: sort },
  globalIndexes: mapValues(indexes, ({ partition: hashKey, sort: rangeKey, include }) => ({
    hashKey,
    rangeKey,
    projection: include ?? ("keys-only" as const),
  })),
  ttl,
  stream: stream ? ("new-and-old-images" as const) : undefined,
});

const mapValues = <A, B>(values: Record<string, A>, convert: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, convert(value)]));
