import type {
  AttributeDefinition,
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  GlobalSecondaryIndexDescription,
  KeySchemaElement,
  TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { TableDefinition } from "./tables.ts";

const toKeySchema = (partition: string, sort?: string): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: "HASH" },
  ...(sort ? [{ AttributeName: sort, KeyType: "RANGE" as const }] : []),
];

/** Converts a definition to the input of CreateTable. */
export function toCreateTableInput(
  name: string,
  definition: TableDefinition,
): CreateTableCommandInput {
  const indexes = toIndexes(definition);
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: toKeySchema(definition.partition, definition.sort),
    AttributeDefinitions: allAttributes(definition),
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    ...toStreamSpecification(definition),
  };
}

/** Converts the indexes of a definition to global secondary indexes. */
export const toIndexes = ({ indexes = {} }: TableDefinition): GlobalSecondaryIndex[] =>
  Object.entries(indexes).map(([IndexName, { partition, sort, include }]) => ({
    IndexName,
    KeySchema: toKeySchema(partition, sort),
    Projection: include
      ? { ProjectionType: "INCLUDE" as const, NonKeyAttributes: include }
      : { ProjectionType: "KEYS_ONLY" as const },
  }));

/** Converts the stream of a definition to a stream specification, if it has one. */
export const toStreamSpecification = ({ stream }: TableDefinition) =>
  stream && {
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const },
  };

const allAttributes = ({ attributes }: TableDefinition): AttributeDefinition[] =>
  Object.entries(attributes).map(([AttributeName, AttributeType]) => ({
    AttributeName,
    AttributeType,
  }));

/**
 * Returns the attribute definitions of a table with `index` added. DynamoDB rejects definitions of
 * attributes that are in no key.
 */
export function toAttributeDefinitions(
  definition: TableDefinition,
  table: TableDescription,
  index: GlobalSecondaryIndex,
): AttributeDefinition[] {
  const keys = new Set(
    [table, index, ...(table.GlobalSecondaryIndexes ?? [])]
      .flatMap(({ KeySchema = [] }) => KeySchema)
      .map(({ AttributeName }) => AttributeName),
  );
  const defined = allAttributes(definition).filter(({ AttributeName }) => keys.has(AttributeName));
  const definedNames = new Set(defined.map(({ AttributeName }) => AttributeName));
  // The table may have indexes that the definition does not have. Their keys must stay defined.
  const remaining = (table.AttributeDefinitions ?? []).filter(
    ({ AttributeName }) => keys.has(AttributeName) && !definedNames.has(AttributeName),
  );
  return [...defined, ...remaining];
}

/**
 * Describes a difference between a table and its definition that DynamoDB can't change in place.
 * Returns undefined if there is none.
 */
export function describeDifference(
  table: TableDescription,
  definition: TableDefinition,
): string | undefined {
  const key = toKeySchema(definition.partition, definition.sort);
  if (formatKey(table.KeySchema) !== formatKey(key)) {
    return `the key is ${formatKey(table.KeySchema)}, not ${formatKey(key)}`;
  }
  for (const { AttributeName, AttributeType } of table.AttributeDefinitions ?? []) {
    const type = AttributeName && definition.attributes[AttributeName];
    if (type && type !== AttributeType) {
      return `the type of ${AttributeName} is ${AttributeType}, not ${type}`;
    }
  }
  const { StreamEnabled, StreamViewType } = table.StreamSpecification ?? {};
  if (definition.stream && StreamEnabled && StreamViewType !== "NEW_AND_OLD_IMAGES") {
    return `the stream view type is ${StreamViewType}, not NEW_AND_OLD_IMAGES`;
  }
  for (const index of toIndexes(definition)) {
    const existing = table.GlobalSecondaryIndexes?.find(
      ({ IndexName }) => IndexName === index.IndexName,
    );
    const difference = existing && indexDifference(existing, index);
    if (difference) return `the index ${index.IndexName} ${difference}`;
  }
}

function indexDifference(
  existing: GlobalSecondaryIndexDescription,
  expected: GlobalSecondaryIndex,
): string | undefined {
  if (formatKey(existing.KeySchema) !== formatKey(expected.KeySchema)) {
    return `has the key ${formatKey(existing.KeySchema)}, not ${formatKey(expected.KeySchema)}`;
  }
  const { ProjectionType, NonKeyAttributes = [] } = existing.Projection ?? {};
  if (ProjectionType === "ALL") return undefined;
  const missing = (expected.Projection?.NonKeyAttributes ?? []).filter(
    (attribute) => !NonKeyAttributes.includes(attribute),
  );
  if (missing.length > 0) return `does not project ${missing.join(", ")}`;
}

const formatKey = (elements: KeySchemaElement[] = []): string =>
  elements.map(({ AttributeName }) => AttributeName).join(" + ");
