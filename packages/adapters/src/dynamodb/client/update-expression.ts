/** The changes and the condition of an update. A dot reaches into a map: `map.name`. */
export type Update = {
  /** New values. An undefined value is ignored. */
  set?: Record<string, unknown>;
  /** Values for attributes that the item does not have yet. */
  setIfMissing?: Record<string, unknown>;
  /** Attributes that receive the value that another attribute had before the update. */
  copy?: Record<string, string>;
  /**
   * Adds to a number, or adds members to a set. A missing attribute starts as 0 or as an empty set.
   */
  add?: Record<string, number | Set<string>>;
  /** Removes members from sets. */
  deleteFromSet?: Record<string, Set<string>>;
  remove?: string[];
  /**
   * A condition expression of DynamoDB: `#name` is the attribute `name`, `:value` is a key of
   * `values`.
   */
  condition?: string;
  /** The values of the condition. An undefined value is ignored. */
  values?: Record<string, unknown>;
  /** Attribute names of the condition that can't be placeholders, such as names with spaces. */
  names?: Record<string, string>;
};

/**
 * An update outside a transaction. The SDK repeats a call whose response was lost, and a number would be added twice. So
 * an update that adds to a number needs a condition that is false after it. (The SDK sends a transaction with a token, by
 * which DynamoDB recognizes a repetition.)
 */
export type RepeatableUpdate = Update &
  ({ condition: string } | { add?: Record<string, Set<string>> });

/** The fields of an UpdateItem call, or of an `Update` in a transaction. */
export type UpdateFields = {
  UpdateExpression: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};

/**
 * Builds the expressions of an update. Each changed attribute has a placeholder, so that none
 * conflicts with a reserved word of DynamoDB.
 * @throws TypeError for an update without changes, because DynamoDB would create an empty item
 */
export function updateExpression(update: Update): UpdateFields {
  const { set, setIfMissing, copy, add, deleteFromSet, remove = [], condition, values } = update;
  const names: Record<string, string> = {};
  const boundValues: Record<string, unknown> = {};

  /** Names that can't be placeholders. They are numbered instead. */
  const numberedNames: string[] = [];

  function toPlaceholder(name: string): string {
    if (/^[a-z]\w*$/i.test(name)) return `#${name}`;
    if (!numberedNames.includes(name)) numberedNames.push(name);
    return `#${numberedNames.indexOf(name)}`;
  }

  const toPath = (path: string): string =>
    path
      .split(".")
      .map((name) => {
        const placeholder = toPlaceholder(name);
        names[placeholder] = name;
        return placeholder;
      })
      .join(".");

  function bindValue(value: unknown): string {
    const placeholder = `:v${Object.keys(boundValues).length}`;
    boundValues[placeholder] = value;
    return placeholder;
  }

  const toClauses = <T>(
    entries: Record<string, T> = {},
    write: (name: string, value: T) => string,
  ) =>
    Object.entries(entries)
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => write(toPath(path), value));

  const clauses = [
    [
      "SET",
      ...toClauses(set, (name, value) => `${name} = ${bindValue(value)}`),
      ...toClauses(
        setIfMissing,
        (name, value) => `${name} = if_not_exists(${name}, ${bindValue(value)})`,
      ),
      ...toClauses(copy, (name, source) => `${name} = ${toPath(source)}`),
    ],
    ["REMOVE", ...remove.map(toPath)],
    ["ADD", ...toClauses(add, (name, value) => `${name} ${bindValue(value)}`)],
    ["DELETE", ...toClauses(deleteFromSet, (name, value) => `${name} ${bindValue(value)}`)],
  ].filter(([, ...changes]) => changes.length > 0);
  if (clauses.length === 0) throw new TypeError("The update changes no attribute");

  for (const [placeholder = "", name = ""] of condition?.matchAll(/#(\w+)/g) ?? []) {
    names[placeholder] = update.names?.[name] ?? name;
  }
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value !== undefined) boundValues[`:${name}`] = value;
  }
  return {
    UpdateExpression: clauses
      .map(([verb, ...changes]) => `${verb} ${changes.join(", ")}`)
      .join(" "),
    ...(condition && { ConditionExpression: condition }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(boundValues).length > 0 && { ExpressionAttributeValues: boundValues }),
  };
}
