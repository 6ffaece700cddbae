import type {
  AttributeDefinition,
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  GlobalSecondaryIndexDescription,
  KeySchemaElement,
  TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { TableDefinition } from "./tables.ts";

const schema = (partition: string, sort?: string): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: "HASH" },
  ...(sort ? [{ AttributeName: sort, KeyType: "RANGE" as const }] : []),
];

/** The CreateTable input that a definition stands for. */
export function toCreateTableInput(
  name: string,
  definition: TableDefinition,
): CreateTableCommandInput {
  const secondary = toIndexes(definition);
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: schema(definition.partition, definition.sort),
    AttributeDefinitions: allAttributes(definition),
    ...(secondary.length > 0 && { GlobalSecondaryIndexes: secondary }),
    ...toStreamSpecification(definition),
  };
}

export const toIndexes = ({ indexes = {} }: TableDefinition): GlobalSecondaryIndex[] =>
  Object.entries(indexes).map(([IndexName, { partition, sort, include }]) => ({
    IndexName,
    KeySchema: schema(partition, sort),
    Projection: include
      ? { ProjectionType: "INCLUDE" as const, NonKeyAttributes: include }
      : { ProjectionType: "KEYS_ONLY" as const },
  }));

export const toStreamSpecification = ({ stream }: TableDefinition) =>
  stream && {
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const },
  };

const allAttributes = ({ attributes }: TableDefinition): AttributeDefinition[] =>
  Object.entries(attributes).map(([AttributeName, AttributeType]) => ({
    AttributeName,
    AttributeType,
  }));

/** The attributes that the keys of a table name once `index` is added: DynamoDB refuses any other. */
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
  const ours = allAttributes(definition).filter(({ AttributeName }) => keys.has(AttributeName));
  const named = new Set(ours.map(({ AttributeName }) => AttributeName));
  // An index that only the table has still needs its own.
  const others = (table.AttributeDefinitions ?? []).filter(
    ({ AttributeName }) => keys.has(AttributeName) && !named.has(AttributeName),
  );
  return [...ours, ...others];
}

/** What stands otherwise than defined and can't be changed in place, in words. */
export function describeDifference(
  table: TableDescription,
  definition: TableDefinition,
): string | undefined {
  const key = schema(definition.partition, definition.sort);
  if (keyText(table.KeySchema) !== keyText(key)) {
    return `its key is ${keyText(table.KeySchema)} and not ${keyText(key)}`;
  }
  for (const { AttributeName, AttributeType } of table.AttributeDefinitions ?? []) {
    const type = AttributeName && definition.attributes[AttributeName];
    if (type && type !== AttributeType) {
      return `${AttributeName} has the type ${AttributeType} and not ${type}`;
    }
  }
  const { StreamEnabled, StreamViewType } = table.StreamSpecification ?? {};
  if (definition.stream && StreamEnabled && StreamViewType !== "NEW_AND_OLD_IMAGES") {
    return `its stream shows ${StreamViewType} and not both images`;
  }
  for (const index of toIndexes(definition)) {
    const present = table.GlobalSecondaryIndexes?.find(
      ({ IndexName }) => IndexName === index.IndexName,
    );
    const difference = present && indexDifference(present, index);
    if (difference) return `its index ${index.IndexName} ${difference}`;
  }
}

function indexDifference(
  present: GlobalSecondaryIndexDescription,
  wanted: GlobalSecondaryIndex,
): string | undefined {
  if (keyText(present.KeySchema) !== keyText(wanted.KeySchema)) {
    return `has the key ${keyText(present.KeySchema)} and not ${keyText(wanted.KeySchema)}`;
  }
  const { ProjectionType, NonKeyAttributes = [] } = present.Projection ?? {};
  if (ProjectionType === "ALL") return undefined;
  const missing = (wanted.Projection?.NonKeyAttributes ?? []).filter(
    (attribute) => !NonKeyAttributes.includes(attribute),
  );
  if (missing.length > 0) return `lacks ${missing.join(", ")}`;
}

const keyText = (elements: KeySchemaElement[] = []): string =>
  elements.map(({ AttributeName }) => AttributeName).join(" + ");
