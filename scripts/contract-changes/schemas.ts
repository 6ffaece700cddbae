import { type Document, resolveSchema, type Schema } from "./document.ts";

/** A request is validated by the API, a response is read by the client. */
export type Direction = "request" | "response";

type Side = { document: Document; schema: Schema };

const typesOf = ({ type }: Schema): string[] => (type === undefined ? [] : [type].flat());

/** The values that a schema lists; undefined if it accepts others. */
const valuesOf = ({ const: constant, enum: values }: Schema): unknown[] | undefined =>
  values ?? (constant === undefined ? undefined : [constant]);

const lowerBounds = ["minLength", "minimum", "minItems"] as const;
const upperBounds = ["maxLength", "maximum", "maxItems"] as const;

/**
 * Yields what breaks clients when a schema changes: a request must be accepted as before, and a response must contain
 * what it contained. @param path the place of the schema, such as `request body.email`
 */
export function* schemaBreaks(
  before: Side,
  after: Side,
  direction: Direction,
  path: string,
  visited: string[] = [],
): Generator<string> {
  const key = `${before.schema.$ref} ${after.schema.$ref}`;
  if (before.schema.$ref && visited.includes(key)) return;
  const seen = [...visited, key];
  const old = resolveSchema(before.document, before.schema);
  const now = resolveSchema(after.document, after.schema);
  const inside = (name: string, a: Schema, b: Schema) =>
    schemaBreaks(
      { document: before.document, schema: a },
      { document: after.document, schema: b },
      direction,
      `${path}${name}`,
      seen,
    );
  const alternatives = now.oneOf ?? now.anyOf;
  if (alternatives && !old.oneOf && !old.anyOf) {
    if (direction === "response") yield `${path} has alternatives now`;
    return;
  }
  yield* typeBreaks(old, now, direction, path);
  if (direction === "request") yield* boundBreaks(old, now, path);
  if (old.items && now.items) yield* inside("[]", old.items, now.items);
  yield* propertyBreaks(old, now, direction, path);
  for (const [name, property] of Object.entries(old.properties ?? {})) {
    const next = now.properties?.[name];
    if (next) yield* inside(`.${name}`, property, next);
  }
}

function* typeBreaks(old: Schema, now: Schema, direction: Direction, path: string) {
  // A request must not lose a type or a value, a response must not get one.
  const [wide, narrow] = direction === "request" ? [old, now] : [now, old];
  const missing = typesOf(wide).filter((type) => !typesOf(narrow).includes(type));
  if (typesOf(narrow).length > 0 && missing.length > 0) {
    yield `the type of ${path} was ${typesOf(old).join(" or ")} and is ${typesOf(now).join(" or ")}`;
  }
  const kept = valuesOf(narrow);
  // A client must accept new values of an enum in responses (docs/operations/upgrade.md).
  if (!kept || direction === "response") return;
  const lost = valuesOf(wide)?.filter((value) => !kept.includes(value)) ?? ["other values"];
  if (lost.length > 0) yield `${path} no longer accepts ${lost.join(", ")}`;
}

function* boundBreaks(old: Schema, now: Schema, path: string) {
  for (const bound of lowerBounds) {
    const value = now[bound];
    if (value !== undefined && value > (old[bound] ?? 0)) {
      yield `${bound} of ${path} was ${old[bound] ?? "absent"} and is ${value}`;
    }
  }
  for (const bound of upperBounds) {
    const value = now[bound];
    if (value !== undefined && value < (old[bound] ?? Number.POSITIVE_INFINITY)) {
      yield `${bound} of ${path} was ${old[bound] ?? "absent"} and is ${value}`;
    }
  }
  for (const rule of ["pattern", "format"] as const) {
    if (now[rule] !== undefined && now[rule] !== old[rule]) {
      yield `${rule} of ${path} was ${old[rule] ?? "absent"} and is ${now[rule]}`;
    }
  }
}

function* propertyBreaks(old: Schema, now: Schema, direction: Direction, path: string) {
  const isOpen = now.additionalProperties !== false;
  for (const name of Object.keys(old.properties ?? {})) {
    if (now.properties?.[name]) continue;
    if (direction === "response") yield `${path}.${name} is removed`;
    else if (!isOpen) yield `${path}.${name} is no longer accepted`;
  }
  const was = old.required ?? [];
  const is = now.required ?? [];
  if (direction === "request") {
    for (const name of is) if (!was.includes(name)) yield `${path}.${name} is required now`;
    return;
  }
  for (const name of was) {
    if (!is.includes(name) && now.properties?.[name]) yield `${path}.${name} can be absent now`;
  }
}
