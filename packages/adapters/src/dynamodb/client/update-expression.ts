/** What an update does to an item, and when. Attributes within a map are named by a path: `map.name`. */
export type Update = {
  /** New values; one that is undefined is left out. */
  set?: Record<string, unknown>;
  /** Values of attributes that the item does not have yet. */
  setIfMissing?: Record<string, unknown>;
  /** Attributes that take the value that another one had before the update. */
  copy?: Record<string, string>;
  /** Adds to numbers, or members to sets; begins with 0 or an empty set. */
  add?: Record<string, number | Set<string>>;
  /** Takes members out of sets. */
  take?: Record<string, Set<string>>;
  remove?: string[];
  /** An expression of DynamoDB: `#name` is the attribute `name`, `:value` is one of `values`. */
  condition?: string;
  /** What the condition compares with; one that is undefined is left out. */
  values?: Record<string, unknown>;
  /** Attributes of the condition whose names are no words. */
  names?: Record<string, string>;
};

/** The fields of an UpdateItem call, or of an `Update` in a transaction. */
export type UpdateFields = {
  UpdateExpression: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};

/**
 * Writes the expressions of an update. All attributes that it changes go by placeholders, so that none
 * can be a reserved word of DynamoDB.
 * @throws TypeError for an update that changes nothing: DynamoDB would create an empty item
 */
export function updateExpression(update: Update): UpdateFields {
  const { set, setIfMissing, copy, add, take, remove = [], condition, values } = update;
  const names: Record<string, string> = {};
  const used: Record<string, unknown> = {};

  /** Names that are no words: they go by numbers. */
  const others: string[] = [];

  function placeholderOf(name: string): string {
    if (/^[a-z]\w*$/i.test(name)) return `#${name}`;
    if (!others.includes(name)) others.push(name);
    return `#${others.indexOf(name)}`;
  }

  const nameOf = (path: string): string =>
    path
      .split(".")
      .map((name) => {
        const placeholder = placeholderOf(name);
        names[placeholder] = name;
        return placeholder;
      })
      .join(".");

  function bind(value: unknown): string {
    const placeholder = `:v${Object.keys(used).length}`;
    used[placeholder] = value;
    return placeholder;
  }

  const each = <T>(entries: Record<string, T> = {}, write: (name: string, value: T) => string) =>
    Object.entries(entries)
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => write(nameOf(path), value));

  const clauses = [
    [
      "SET",
      ...each(set, (name, value) => `${name} = ${bind(value)}`),
      ...each(setIfMissing, (name, value) => `${name} = if_not_exists(${name}, ${bind(value)})`),
      ...each(copy, (name, source) => `${name} = ${nameOf(source)}`),
    ],
    ["REMOVE", ...remove.map(nameOf)],
    ["ADD", ...each(add, (name, value) => `${name} ${bind(value)}`)],
    ["DELETE", ...each(take, (name, value) => `${name} ${bind(value)}`)],
  ].filter(([, ...changes]) => changes.length > 0);
  if (clauses.length === 0) throw new TypeError("An update that changes nothing");

  for (const [placeholder = "", name = ""] of condition?.matchAll(/#(\w+)/g) ?? []) {
    names[placeholder] = update.names?.[name] ?? name;
  }
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value !== undefined) used[`:${name}`] = value;
  }
  return {
    UpdateExpression: clauses
      .map(([verb, ...changes]) => `${verb} ${changes.join(", ")}`)
      .join(" "),
    ...(condition && { ConditionExpression: condition }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(used).length > 0 && { ExpressionAttributeValues: used }),
  };
}
