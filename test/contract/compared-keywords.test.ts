import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Document,
  eventsOf,
  operationsOf,
  parametersOf,
  type Schema,
} from "../../scripts/contract-changes/document.ts";

/** The keywords of JSON Schema that restrict nothing, and those that the comparison reads. */
const comparedKeywords = new Set([
  ...["$ref", "type", "enum", "const", "default", "pattern", "format", "items", "properties"],
  ...["minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minItems", "maxItems", "required", "additionalProperties", "oneOf", "anyOf"],
  ...["title", "description", "example", "examples", "deprecated", "discriminator"],
]);

/** Returns the keywords of a schema and of the schemas in it. */
function keywordsOf(schema: Schema): string[] {
  const { items, properties = {}, additionalProperties, oneOf = [], anyOf = [] } = schema;
  const others = typeof additionalProperties === "object" ? [additionalProperties] : [];
  const inner = [...Object.values(properties), ...others, ...oneOf, ...anyOf];
  return [...Object.keys(schema), ...[...inner, ...(items ? [items] : [])].flatMap(keywordsOf)];
}

test("the comparison reads each keyword of the document", () => {
  const text = readFileSync(new URL("../../openapi/openapi.json", import.meta.url), "utf8");
  const document = JSON.parse(text) as Document;
  const all = [...operationsOf(document).values(), ...eventsOf(document).values()];
  const schemas = all.flatMap((each) => [
    ...[...parametersOf(document, each).values()].map(({ schema }) => schema),
    ...[each.requestBody, ...Object.values(each.responses)].flatMap((part) =>
      Object.values(part?.content ?? {}).map(({ schema }) => schema),
    ),
  ]);
  const used = [...Object.values(document.components.schemas), ...schemas].flatMap(keywordsOf);
  expect([...new Set(used)].filter((name) => !comparedKeywords.has(name))).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
});
