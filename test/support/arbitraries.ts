import fc from "fast-check";
import { type Operation, resolved, type Schema } from "./operations.ts";

/** Texts that programs get wrong. */
const oddTexts = fc.oneof(
  fc.constantFrom("", " ", "\0", "\ud800", "\udfff\ud83d", "İ", "ſ", "ß", "J\u030c", "\u202e"),
  fc.constantFrom("__proto__", "constructor", "null", "%00", "' OR 1=1 --", "../../x", "<script>"),
  fc.constantFrom("a\u0301".repeat(99), "🔑".repeat(40), "x".repeat(3000), "-1", "1e999", "0x1f"),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const anything: fc.Arbitrary<unknown> = fc.oneof(
  oddTexts,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 53, [], {}, [[]], [null]),
);

/** Values that a JSON schema describes; what it can't say (`format`) is met now and then. */
function valuesOf(given: Schema): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map(valuesOf));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type })));
  }
  switch (schema.type) {
    case "string":
      return textOf(schema);
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(valuesOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 5),
      });
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valuesOf(inner)]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 60, example }: Schema) {
  const longest = Math.max(minLength, Math.min(maxLength, 60));
  const texts = [fc.string({ unit: "grapheme", minLength, maxLength: longest })];
  if (example !== undefined) texts.push(fc.constant(String(example)));
  if (pattern) texts.push(fc.stringMatching(new RegExp(pattern)));
  if (format === "email") texts.push(fc.emailAddress());
  if (format === "uri") texts.push(fc.webUrl({ withQueryParameters: true }));
  if (format === "date-time") texts.push(fc.date().map((date) => date.toJSON() ?? "never"));
  return fc.oneof(...texts);
}

/** A value with one thing in it that is not as it was: another value, one too many or one too few. */
const mutated = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.tuple(value, fc.nat(), fc.nat(), anything).map(([whole, which, how, other]) => {
      if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return other;
      const names = Object.keys(whole);
      const name = names[which % (names.length || 1)] ?? "extra";
      const { [name]: _, ...rest } = whole as Record<string, unknown>;
      if (how % 3 === 0) return rest;
      return how % 3 === 1 ? { ...rest, [name]: other } : { ...whole, [String(other)]: other };
    }),
    anything,
  );

type Input = { path: string; headers: Record<string, string>; body?: string };

function parameterTexts(schema: Schema, known: string[]): fc.Arbitrary<string> {
  const { pattern } = resolved(schema);
  const fitting = pattern ? known.filter((text) => new RegExp(pattern).test(text)) : [];
  return fc.oneof(
    { weight: 2, arbitrary: valuesOf(schema).map(String) },
    { weight: 1, arbitrary: oddTexts },
    ...(fitting.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...fitting) }] : []),
  );
}

/** A request as the document wants it, or somewhat not; `known` ids go where such ids are wanted. */
export function inputOf(operation: Operation, known: string[]): fc.Arbitrary<Input> {
  const { template, parameters, body } = operation;
  const given = fc.record(
    Object.fromEntries(parameters.map(({ name, schema }) => [name, parameterTexts(schema, known)])),
    { requiredKeys: parameters.filter((each) => each.in === "path").map(({ name }) => name) },
  );
  const value = body && valuesOf(body.schema);
  const content = value
    ? fc.oneof(value, mutated(value)).map((each) => JSON.stringify(each))
    : fc.constant(undefined);
  return fc.tuple(given, content).map(([values, text]) => {
    const query = new URLSearchParams();
    const headers: Record<string, string> =
      text === undefined ? {} : { "content-type": "application/json" };
    let path = template;
    for (const { name, in: place } of parameters) {
      const each = (values as Record<string, string>)[name]?.toWellFormed();
      if (each === undefined) continue;
      const segment = encodeURIComponent(each) || "%20";
      if (place === "path") path = path.replace(`{${name}}`, () => segment);
      if (place === "query") query.append(name, each);
      // What HTTP can't carry never reaches a server.
      if (place === "header") headers[name] = each.replace(/[^\x20-\x7e]/g, "?");
    }
    return { path: `${path}?${query}`, headers, ...(text !== undefined && { body: text }) };
  });
}
