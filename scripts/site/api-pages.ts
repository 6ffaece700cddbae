/** The reference of the operations: a page for each tag of the OpenAPI document, and one with the schemas. */
import {
  type Content,
  exampleOf,
  nameOf,
  type OpenApi,
  type Operation,
  resolveParameter,
  type Schema,
} from "./openapi.ts";
import type { Page } from "./page.ts";

const cell = (text = ""): string => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
const code = (text: unknown): string => `\`${text}\``;

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map(cell))]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`;

/** The type of a value, with a link to the schema that it names. */
function typeOf({ $ref, enum: values, items, oneOf, type = "any", format }: Schema): string {
  if ($ref) return `[${nameOf($ref)}](schemas.md#${nameOf($ref).toLowerCase()})`;
  if (oneOf) return oneOf.map(typeOf).join(" or ");
  if (values) return values.map((value) => code(value)).join(", ");
  if (items) return `array of ${typeOf(items)}`;
  const names = [type].flat().join(" or ");
  return format ? `${names} (${format})` : names;
}

/** The fields of an object, and those of the objects in it that have no name. */
function fieldsOf({ properties = {}, required = [] }: Schema, prefix = ""): string[][] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix + name;
    const row = [
      code(path),
      typeOf(field),
      required.includes(name) ? "yes" : "",
      field.description ?? "",
    ];
    const nested = fieldsOf(field, `${path}.`);
    return [row, ...nested, ...(field.items ? fieldsOf(field.items, `${path}[].`) : [])];
  });
}

const describeFields = (schema: Schema): string => {
  const rows = fieldsOf(schema);
  return rows.length > 0 ? table(["field", "type", "required", "description"], rows) : "";
};

/** Returns the page of a tag, and of the schemas. */
export function apiPages(document: OpenApi): Page[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );

  function parametersOf({ parameters = [] }: Operation): string {
    const rows = parameters.map((each) => {
      const {
        name,
        in: place,
        required,
        schema = {},
        description,
      } = resolveParameter(document, each);
      return [code(name), place, typeOf(schema), required ? "yes" : "", description ?? ""];
    });
    return rows.length > 0
      ? `**Parameters**\n\n${table(["name", "in", "type", "required", "description"], rows)}\n`
      : "";
  }

  function bodyOf({ requestBody }: Operation): string {
    const [[type, { schema = {} }] = ["", {}]] = Object.entries(requestBody?.content ?? {});
    if (!requestBody || !schema.$ref) return "";
    const named = document.components.schemas[nameOf(schema.$ref)] ?? {};
    const optional = requestBody.required ? "" : ", optional";
    const example = exampleOf(document, schema);
    return [
      `**Body** (${code(type)}${optional}): ${typeOf(schema)}\n`,
      describeFields(named),
      ...(example === undefined ? [] : [json(example)]),
    ].join("\n");
  }

  const contentOf = (content: Content = {}): string =>
    Object.values(content)
      .map(({ schema }) => (schema ? typeOf(schema) : ""))
      .join(", ");

  function responsesOf({ responses }: Operation): string {
    const rows = Object.entries(responses).map(([status, { description, content }]) => [
      status,
      description,
      contentOf(content),
    ]);
    const examples = Object.entries(responses).flatMap(([status, { content = {} }]) => {
      const { example } = content["application/json"] ?? {};
      return example === undefined
        ? []
        : [`::: details Example of a response with status ${status}\n${json(example)}:::\n`];
    });
    return [`**Responses**\n\n${table(["status", "description", "body"], rows)}`, ...examples].join(
      "\n",
    );
  }

  const pageOf = ({ name, description }: OpenApi["tags"][number]): Page => {
    const sections = operations
      .filter(({ tags }) => tags[0] === name)
      .map((operation) =>
        [
          `## ${operation.operationId}\n`,
          `${operation.summary}: \`${operation.method.toUpperCase()} ${operation.path}\`\n`,
          `${operation.description}\n`,
          parametersOf(operation) + bodyOf(operation),
          responsesOf(operation),
        ].join("\n"),
      );
    const title = `Operations: ${name}`;
    const text = `---\noutline: 2\n---\n\n# ${title}\n\n${description}\n\n${sections.join("\n")}`;
    return { path: `reference/api/${name}.md`, title, text };
  };

  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => {
    const fields = describeFields(schema);
    const type = fields ? "" : `${typeOf(schema)}\n`;
    return [`## ${name}\n`, `${schema.description ?? ""}\n`, fields + type].join("\n");
  });

  const rows = operations.map(({ operationId, tags: [tag], method, path, summary }) => [
    `[${operationId}](${tag}.md#${operationId.toLowerCase()})`,
    code(`${method.toUpperCase()} ${path}`),
    summary,
  ]);
  const list = table(["operation", "request", "summary"], rows);
  const index = `# Operations of the API\n\n${document.info.description}\n\n## All operations\n\n${list}`;

  return [
    { path: "reference/api/index.md", title: "Operations of the API", text: index },
    ...document.tags
      .filter(({ name }) => operations.some(({ tags }) => tags[0] === name))
      .map(pageOf),
    {
      path: "reference/api/schemas.md",
      title: "Schemas",
      text: `---\noutline: 2\n---\n\n# Schemas\n\nThe objects of requests, responses and events.\n\n${schemas.join("\n")}`,
    },
  ];
}
