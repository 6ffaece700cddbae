/** The parts of the OpenAPI document that the reference shows. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
};

type Reference = { $ref: string };
export type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};
type Media = { schema?: Schema; example?: unknown; examples?: Record<string, { value: unknown }> };
export type Content = Record<string, Media>;

export type Operation = {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};

export type OpenApi = {
  info: { description: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
};

/** Returns the last part of a reference, the name of what it refers to. */
export const nameOf = (reference: string): string => reference.split("/").at(-1) ?? "";

/** Returns a parameter of the operation or the one that it refers to. @throws when there is none */
export function resolveParameter(document: OpenApi, parameter: Parameter | Reference): Parameter {
  if (!("$ref" in parameter)) return parameter;
  const found = document.components.parameters[nameOf(parameter.$ref)];
  if (!found) throw new Error(`The document has no ${parameter.$ref}.`);
  return found;
}

/** Returns an example of a schema, from the examples of its parts. */
export function exampleOf(document: OpenApi, schema: Schema): unknown {
  if (schema.$ref)
    return exampleOf(document, document.components.schemas[nameOf(schema.$ref)] ?? {});
  if (schema.example !== undefined) return schema.example;
  if (schema.examples) return schema.examples[0];
  if (schema.oneOf) return exampleOf(document, schema.oneOf[0] ?? {});
  if (schema.enum) return schema.enum[0];
  if (schema.items) return [exampleOf(document, schema.items)];
  if (schema.properties) {
    const fields = Object.entries(schema.properties);
    return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(document, field)]));
  }
  return schema.default;
}
