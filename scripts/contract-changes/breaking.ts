import {
  type Change,
  type Content,
  type Document,
  eventsOf,
  operationsOf,
  type PlacedOperation,
  parametersOf,
  type Response,
} from "./document.ts";
import { problemBreaks } from "./problems.ts";
import { type Direction, schemaBreaks } from "./schemas.ts";
import { isWeakerStepUp, newCallers, ruleText } from "./weaker.ts";

type Documents = { before: Document; after: Document };

/** Compares an operation or an event of two documents. */
type Compare = (
  documents: Documents,
  old: PlacedOperation,
  now: PlacedOperation,
) => Iterable<string>;

/**
 * Returns the changes between two documents that break a client or an endpoint of webhooks of the first. A change of what
 * all operations share has the name of its schema instead of an operation.
 */
export function breakingChanges(before: Document, after: Document): Change[] {
  const documents = { before, after };
  const changesOf = (name: string, texts: Iterable<string>): Change[] =>
    [...new Set(texts)].map((text) => ({ operationId: name, text }));
  const compareAll = (
    read: (document: Document) => Map<string, PlacedOperation>,
    what: string,
    compare: Compare,
  ): Change[] => {
    const now = read(after);
    return [...read(before)].flatMap(([name, old]) => {
      const next = now.get(name);
      return changesOf(name, next ? compare(documents, old, next) : [`the ${what} is removed`]);
    });
  };
  return [
    ...compareAll(operationsOf, "operation", operationBreaks),
    ...compareAll(eventsOf, "event", eventBreaks),
    ...changesOf("Problem", problemSchemaBreaks(documents)),
    ...changesOf("securitySchemes", schemeBreaks(documents)),
  ];
}

function* operationBreaks(
  documents: Documents,
  old: PlacedOperation,
  now: PlacedOperation,
): Generator<string> {
  if (now.place !== old.place) yield `its place was ${old.place} and is ${now.place}`;
  yield* stricterRules(old, now);
  yield* parameterBreaks(documents, old, now);
  if (now.requestBody?.required && !old.requestBody?.required) yield "it requires a body now";
  if (old.requestBody) {
    const content = now.requestBody?.content ?? {};
    yield* contentBreaks(documents, old.requestBody.content, content, "request", "request body");
  }
  for (const [status, response] of Object.entries(old.responses)) {
    if (!status.startsWith("2")) continue;
    const next = now.responses[status];
    if (!next) yield `it no longer returns ${status}`;
    else yield* responseBreaks(documents, response, next, `response ${status}`);
  }
  for (const status of Object.keys(now.responses)) {
    if (status.startsWith("2") && !old.responses[status]) yield `it can return ${status} now`;
  }
  yield* problemBreaks(old, now);
}

/** Yields what an endpoint of webhooks no longer receives. */
function* eventBreaks(
  documents: Documents,
  old: PlacedOperation,
  now: PlacedOperation,
): Generator<string> {
  const known = parametersOf(documents.after, now);
  for (const name of parametersOf(documents.before, old).keys()) {
    if (!known.has(name)) yield `the ${name} is removed`;
  }
  const [content, next] = [old.requestBody?.content ?? {}, now.requestBody?.content ?? {}];
  yield* contentBreaks(documents, content, next, "response", "body");
}

/** All operations return problems in one form, which is compared once. */
function problemSchemaBreaks({ before, after }: Documents): Iterable<string> {
  const schema = { $ref: "#/components/schemas/Problem" };
  const sides = [
    { document: before, schema },
    { document: after, schema },
  ] as const;
  return schemaBreaks(...sides, "response", "problem");
}

/** Yields the ways to present a credential that changed. */
function* schemeBreaks({ before, after }: Documents): Generator<string> {
  for (const [name, old] of Object.entries(before.components.securitySchemes ?? {})) {
    const now = after.components.securitySchemes?.[name];
    for (const field of ["type", "scheme", "in", "name"] as const) {
      if (old[field] !== now?.[field]) {
        yield `${field} of ${name} was ${old[field] ?? "absent"} and is ${now?.[field] ?? "absent"}`;
      }
    }
  }
}

function* stricterRules(old: PlacedOperation, now: PlacedOperation): Generator<string> {
  const refused = newCallers(now, old);
  if (refused.length > 0) {
    yield `the guard was ${ruleText(old.security)} and is ${ruleText(now.security)}, which refuses ${refused.join(", ")}`;
  }
  const recent = now["x-recent-authentication"];
  if (recent && isWeakerStepUp(recent, old["x-recent-authentication"])) {
    yield `the step-up was ${ruleText(old["x-recent-authentication"])} and is ${ruleText(recent)}`;
  }
  const plans = now["x-plan"];
  if (plans && old["x-plan"]?.every((plan) => plans.includes(plan)) !== true) {
    yield `the plans were ${ruleText(old["x-plan"])} and are ${ruleText(plans)}`;
  }
}

function* parameterBreaks(
  { before, after }: Documents,
  old: PlacedOperation,
  now: PlacedOperation,
): Generator<string> {
  const known = parametersOf(before, old);
  const parameters = parametersOf(after, now);
  for (const [name, { required, schema }] of parameters) {
    const earlier = known.get(name);
    if (required && !earlier?.required) yield `the ${name} is required now`;
    if (!earlier) continue;
    const sides = [
      { document: before, schema: earlier.schema },
      { document: after, schema },
    ] as const;
    yield* schemaBreaks(...sides, "request", name);
  }
  for (const name of known.keys()) if (!parameters.has(name)) yield `the ${name} is removed`;
}

function* responseBreaks(documents: Documents, old: Response, now: Response, path: string) {
  for (const name of Object.keys(old.headers ?? {})) {
    if (!now.headers?.[name]) yield `the ${path} has no header ${name} any more`;
  }
  yield* contentBreaks(documents, old.content ?? {}, now.content ?? {}, "response", path);
}

function* contentBreaks(
  { before, after }: Documents,
  old: Content,
  now: Content,
  direction: Direction,
  path: string,
): Generator<string> {
  for (const [type, { schema }] of Object.entries(old)) {
    const next = now[type];
    if (!next) yield `the ${path} has no ${type} any more`;
    else {
      const sides = [
        { document: before, schema },
        { document: after, schema: next.schema },
      ] as const;
      yield* schemaBreaks(...sides, direction, path);
    }
  }
}
