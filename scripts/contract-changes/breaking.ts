import {
  type Change,
  type Document,
  operationsOf,
  type PlacedOperation,
  parametersOf,
} from "./document.ts";
import { type Direction, schemaBreaks } from "./schemas.ts";
import { isWeakerStepUp, newCallers, ruleText } from "./weaker.ts";

type Media = Record<string, { schema: { $ref?: string } }>;

/** Returns the changes between two documents that break a client of the first. */
export function breakingChanges(before: Document, after: Document): Change[] {
  const now = operationsOf(after);
  return [...operationsOf(before)].flatMap(([operationId, old]) => {
    const next = now.get(operationId);
    const texts = next ? operationBreaks(before, after, old, next) : ["the operation is removed"];
    return [...new Set(texts)].map((text) => ({ operationId, text }));
  });
}

function* operationBreaks(
  before: Document,
  after: Document,
  old: PlacedOperation,
  now: PlacedOperation,
): Generator<string> {
  if (now.place !== old.place) yield `its place was ${old.place} and is ${now.place}`;
  yield* stricterRules(old, now);
  yield* parameterBreaks(before, after, old, now);
  const media = (a: Media, b: Media, direction: Direction, path: string) =>
    mediaBreaks(before, after, a, b, direction, path);
  if (now.requestBody?.required && !old.requestBody?.required) yield "it requires a body now";
  if (old.requestBody) {
    yield* media(
      old.requestBody.content,
      now.requestBody?.content ?? {},
      "request",
      "request body",
    );
  }
  for (const [status, { content = {} }] of Object.entries(old.responses)) {
    if (!status.startsWith("2")) continue;
    const response = now.responses[status];
    if (!response) yield `it no longer returns ${status}`;
    else yield* media(content, response.content ?? {}, "response", `response ${status}`);
  }
  for (const status of Object.keys(now.responses)) {
    if (status.startsWith("2") && !old.responses[status]) yield `it can return ${status} now`;
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
  before: Document,
  after: Document,
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

function* mediaBreaks(
  before: Document,
  after: Document,
  old: Media,
  now: Media,
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
