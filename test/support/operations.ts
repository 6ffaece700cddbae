import { readFileSync } from "node:fs";

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

type Parameter = {
  name: string;
  in: "query" | "header" | "path" | "cookie";
  required?: boolean;
  schema: Schema;
};

type Declared = {
  operationId: string;
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  "x-session-check"?: boolean;
  "x-plan"?: string[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
};

/** An operation as openapi.json tells clients about it. */
export type Operation = {
  operationId: string;
  /** Upper case. */
  method: string;
  /** With `{names}` in it. */
  template: string;
  /** With the examples of the document in place of the names. */
  path: string;
  /** Alternatives; an empty list is public. */
  security: Record<string, string[]>[];
  /** Whether it refuses the access token of a session that has ended. */
  checksSession: boolean;
  /** The plans it is for; for all without them. */
  plans?: string[];
  parameters: Parameter[];
  body?: { required: boolean; schema: Schema };
};

const document = JSON.parse(
  readFileSync(new URL("../../openapi/openapi.json", import.meta.url), "utf8"),
) as {
  paths: Record<string, Record<string, Declared>>;
  security?: Record<string, string[]>[];
  components: { schemas: Record<string, Schema> };
};

/** A schema with what its `$ref` points at in its place. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  if (name === undefined) return schema;
  const target = document.components.schemas[name];
  if (!target) throw new Error(`There is no schema ${name}`);
  return resolved(target);
}

/** A value that the schema describes, as small as it may be. */
export function exampleOf(given: Schema): unknown {
  const schema = resolved(given);
  const [alternative] = schema.anyOf ?? schema.oneOf ?? [];
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (alternative) return exampleOf(alternative);
  if (schema.type === "object") {
    const { properties = {}, required = [] } = schema;
    return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {})]));
  }
  if (schema.type === "array") return schema.minItems ? [exampleOf(schema.items ?? {})] : [];
  if (schema.type === "boolean") return true;
  return schema.type === "string" ? "example" : (schema.minimum ?? 1);
}

/** Every operation of the document, whatever is added to it. */
export const operations: Operation[] = Object.entries(document.paths).flatMap(
  ([template, methods]) =>
    Object.entries(methods).map(([method, declared]) => {
      const { operationId, parameters = [], requestBody } = declared;
      const [content] = Object.values(requestBody?.content ?? {});
      const path = template.replace(/{(\w+)}/g, (_, name: string) => {
        const parameter = parameters.find((each) => each.in === "path" && each.name === name);
        return encodeURIComponent(String(exampleOf(parameter?.schema ?? { type: "string" })));
      });
      return {
        operationId,
        method: method.toUpperCase(),
        template,
        path,
        security: declared.security ?? document.security ?? [],
        checksSession: declared["x-session-check"] ?? false,
        plans: declared["x-plan"],
        parameters,
        body: content && {
          required: requestBody?.required ?? false,
          schema: resolved(content.schema),
        },
      };
    }),
);
