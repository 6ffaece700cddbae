import { resolveSchema, type Schema, type Side } from "./document.ts";

/** A request is validated by the API, a response is read by the client. */
export type Direction = "request" | "response";

const typesOf = ({ type }: Schema): string[] => (type === undefined ? [] : [type].flat());

/** The values that a schema lists; undefined if it accepts others. */
const valuesOf = ({ const: constant, enum: values }: Schema): unknown[] | undefined =>
  values ?? (constant === undefined ? undefined : [constant]);

/** The lower bounds, with what their absence means. */
const lowerBounds = {
  minLength: 0,
  minItems: 0,
  minimum: Number.NEGATIVE_INFINITY,
  exclusiveMinimum: Number.NEGATIVE_INFINITY,
} as const;
const upperBounds = [
  "maxLength",
  "maximum",
  "exclusiveMaximum",
  "maxItems",
] as const satisfies (keyof Schema)[];

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
  const olds = alternativesOf(before);
  const nows = alternativesOf(after);
  const compare = (old: Schema, now: Schema): string[] => [
    ...shapeBreaks(
      { document: before.document, schema: old },
      { document: after.document, schema: now },
      direction,
      path,
      seen,
    ),
  ];
  // What the client may send, or the API may return, needs a counterpart. The one that differs least is meant.
  if (direction === "request") {
    for (const old of olds) yield* fewest(nows.map((now) => compare(old, now)));
  } else {
    for (const now of nows) yield* fewest(olds.map((old) => compare(old, now)));
  }
}

const fewest = ([first = [], ...others]: string[][]): string[] =>
  others.reduce((best, each) => (each.length < best.length ? each : best), first);

/** Returns the alternatives of a schema, with their references resolved. */
function alternativesOf({ document, schema }: Side): Schema[] {
  const resolved = resolveSchema({ document, schema });
  const alternatives = resolved.oneOf ?? resolved.anyOf;
  return alternatives?.flatMap((each) => alternativesOf({ document, schema: each })) ?? [resolved];
}

/** Yields the breaks between two schemas without alternatives. */
function* shapeBreaks(
  before: Side,
  after: Side,
  direction: Direction,
  path: string,
  visited: string[],
): Generator<string> {
  const { schema: old } = before;
  const { schema: now } = after;
  const inside = (name: string, a: Schema, b: Schema) =>
    schemaBreaks(
      { document: before.document, schema: a },
      { document: after.document, schema: b },
      direction,
      `${path}${name}`,
      visited,
    );
  yield* typeBreaks(old, now, direction, path);
  if (direction === "request") yield* narrowed(old, now, path);
  if (old.items && now.items) yield* inside("[]", old.items, now.items);
  const [oldOthers, nowOthers] = [old.additionalProperties, now.additionalProperties];
  if (typeof oldOthers === "object" && typeof nowOthers === "object") {
    yield* inside("{}", oldOthers, nowOthers);
  }
  yield* propertyBreaks(old, now, direction, path);
  for (const [name, property] of Object.entries(old.properties ?? {})) {
    const next = now.properties?.[name];
    if (next) yield* inside(`.${name}`, property, next);
  }
}

function* typeBreaks(old: Schema, now: Schema, direction: Direction, path: string) {
  // A request must not lose a type or a value, a response must not get one.
  const [wide, narrow] = direction === "request" ? [old, now] : [now, old];
  const kept = typesOf(narrow);
  const missing = typesOf(wide).filter(
    (type) => !kept.includes(type) && !(type === "integer" && kept.includes("number")),
  );
  if (kept.length > 0 && missing.length > 0) {
    yield `the type of ${path} was ${typesOf(old).join(" or ")} and is ${typesOf(now).join(" or ")}`;
  }
  const values = valuesOf(narrow);
  // A client must accept new values of an enum in responses (docs/operations/upgrade.md).
  if (!values || direction === "response") return;
  const lost = valuesOf(wide)?.filter((value) => !values.includes(value)) ?? ["other values"];
  if (lost.length > 0) yield `${path} no longer accepts ${lost.join(", ")}`;
}

/** Yields the rules of a request that refuse more, and the default that changed. */
function* narrowed(old: Schema, now: Schema, path: string) {
  for (const [name, none] of Object.entries(lowerBounds)) {
    const bound = name as keyof typeof lowerBounds;
    const value = now[bound];
    if (value !== undefined && value > (old[bound] ?? none)) {
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
  if (old.default !== undefined && old.default !== now.default) {
    yield `the default of ${path} was ${old.default} and is ${now.default ?? "absent"}`;
  }
  if (now.additionalProperties === false && old.additionalProperties !== false) {
    yield `${path} no longer accepts other fields`;
  }
}

function* propertyBreaks(old: Schema, now: Schema, direction: Direction, path: string) {
  for (const name of Object.keys(old.properties ?? {})) {
    if (now.properties?.[name]) continue;
    if (direction === "response") yield `${path}.${name} is removed`;
    else yield `${path}.${name} is no longer accepted`;
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
