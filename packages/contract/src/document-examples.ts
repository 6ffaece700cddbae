/** A schema of the document. Fields that no example depends on are not listed. */
type DocumentSchema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  example?: unknown;
  examples?: unknown[];
  items?: DocumentSchema;
  properties?: Record<string, DocumentSchema>;
  anyOf?: DocumentSchema[];
  oneOf?: DocumentSchema[];
};
type MediaType = { schema?: DocumentSchema; example?: unknown; examples?: unknown };
type DocumentOperation = { responses?: Record<string, { content?: Record<string, MediaType> }> };

/** The parts of a document that `addResponseExamples` reads. */
type ExampleDocument = {
  paths?: Record<string, object>;
  components?: { schemas?: Record<string, unknown> };
};

/**
 * Adds an example to each successful response of a document that declares none. The example is composed of the examples of
 * the fields, so it always agrees with the schema. @throws when a field has no example from which to compose one
 */
export function addResponseExamples<D extends ExampleDocument>(document: D): D {
  const schemas = (document.components?.schemas ?? {}) as Record<string, DocumentSchema>;
  const operations = Object.values(document.paths ?? {}).flatMap((methods) =>
    Object.values(methods as Record<string, DocumentOperation>),
  );
  for (const { responses = {} } of operations) {
    for (const [status, { content = {} }] of Object.entries(responses)) {
      if (!status.startsWith("2")) continue;
      for (const media of Object.values(content)) {
        if (media.example !== undefined || media.examples || !media.schema) continue;
        media.example = composeExample(media.schema, schemas);
      }
    }
  }
  return document;
}

/** Composes an example of a schema. Fields without an example are absent; undefined if the schema has none at all. */
function composeExample(given: DocumentSchema, schemas: Record<string, DocumentSchema>): unknown {
  if (given.example !== undefined) return given.example;
  const schema = given.$ref ? schemas[given.$ref.split("/").at(-1) ?? ""] : given;
  if (!schema) throw new Error(`The document has no schema ${given.$ref}`);
  const declared = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.enum?.[0];
  if (declared !== undefined) return declared;
  const alternative = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (alternative) return composeExample(alternative, schemas);
  if (schema.items) {
    const item = composeExample(schema.items, schemas);
    return item === undefined ? undefined : [item];
  }
  if (schema.type !== "object") return undefined;
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, composeExample(field, schemas)] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
