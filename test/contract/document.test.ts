import { readFileSync } from "node:fs";
import { EventType, Role } from "@latch/contract";
import { buildDocument } from "@latch/contract/document";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { resolved, type Schema } from "../support/fixtures/operations.ts";

type Media = { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> };
type Parameter = {
  $ref?: string;
  name: string;
  in: string;
  description?: string;
  example?: unknown;
  schema: Schema & { examples?: unknown[] };
};
type Response = { description: string; content?: Record<string, Media> };
type Operation = {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Response>;
};
type Document = {
  openapi: string;
  info: Record<string, unknown>;
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, { post: Operation }>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Parameter>;
    securitySchemes: Record<string, unknown>;
  };
};

const text = readFileSync(new URL("../../openapi/openapi.json", import.meta.url), "utf8");
const document = JSON.parse(text) as Document;
const { parameters } = document.components;
/** Returns the examples that the schema of a reference lists. */
const examplesOf = (schema: Schema) => {
  const { example, examples = [] } = resolved(schema) as Parameter["schema"];
  return example === undefined ? examples : [example];
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, ...operation })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addFormat("password", true);
ajv.addFormat("idn-email", true);
ajv.addSchema({ $id: "latch", ...document });

/** Returns the validation errors of a value under a schema of the document. */
function faultsOf(schema: Schema, value: unknown): string {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"latch#/'));
  const validate = ajv.compile(absolute);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

/**
 * Returns the example that Swagger UI shows for a schema, composed of the examples of its parts.
 * Optional parts without an example are absent.
 */
function sampleOf(given: Schema): unknown {
  const schema = resolved(given);
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === "array") {
    const item = sampleOf(schema.items ?? {});
    return item === undefined ? undefined : [item];
  }
  if (schema.type !== "object") return undefined;
  const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [
    name,
    sampleOf(part),
  ]);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

/** Yields every schema of the document that has an example, with its JSON pointer. */
function* schemasWithExamples(value: unknown, place = "#"): Generator<[string, Schema]> {
  if (typeof value !== "object" || value === null) return;
  if ("example" in value && ("type" in value || "$ref" in value)) yield [place, value as Schema];
  for (const [key, inner] of Object.entries(value)) {
    if (key !== "example" && key !== "examples") {
      yield* schemasWithExamples(inner, `${place}/${key}`);
    }
  }
}

test("the committed document is up to date with the contract", () => {
  expect(`${JSON.stringify(buildDocument(manifest.version), null, 2)}\n`).toBe(text);
});

test("the document has a title, a version and a description", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.info).toMatchObject({
    title: "Latch",
    version: manifest.version,
    description: expect.stringContaining("problem+json"),
    license: { name: "MIT", url: expect.stringMatching(/^https:/) },
  });
  expect(document.servers).toEqual([{ url: "/", description: expect.any(String) }]);
  expect(document.components.securitySchemes).toEqual({
    bearerAuth: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description: expect.any(String),
    },
    apiKeyAuth: {
      type: "apiKey",
      in: "header",
      name: "X-API-Key",
      description: expect.any(String),
    },
  });
});

describe.each(operations)("$operationId", (operation) => {
  const { operationId, summary, description, tags, security, responses } = operation;
  const mediaTypes = [operation.requestBody, ...Object.values(responses)].flatMap((part) =>
    Object.entries(part?.content ?? {}),
  );

  test("has a summary and a description", () => {
    expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(summary).toMatch(/^[A-Z].{5,80}$/);
    expect(description).toMatch(/^[A-Z`][\s\S]{15,}\.$/);
    expect(tags).toHaveLength(1);
    expect(document.tags.map(({ name }) => name)).toContain(tags[0]);
    for (const { schema, description, $ref } of operation.parameters ?? []) {
      expect(description ?? $ref, JSON.stringify(schema)).toBeTruthy();
    }
  });

  test("contains only OpenAPI fields, and none that is internal to the API", () => {
    const { method, path, ...shown } = operation;
    const standard =
      /^(operationId|summary|description|tags|security|parameters|requestBody|responses)$/;
    const extensions = /^x-(roles|rate-limit|session-check|plan|recent-authentication)$/;
    for (const field of Object.keys(shown)) {
      expect(standard.test(field) || extensions.test(field), field).toBe(true);
    }
  });

  test("documents its problems, each with an example that matches the response", () => {
    const expected = [
      "500",
      ...(security.length > 0 ? ["401"] : []),
      ...(security.some((entry) => "bearerAuth" in entry) ? ["403"] : []),
      ...(operation.parameters || operation.requestBody ? ["400"] : []),
      ...(operation.requestBody ? ["413", "415"] : []),
    ];
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(expected));
    for (const [status, { description, content }] of Object.entries(responses)) {
      const problem = content?.["application/problem+json"];
      if (Number(status) < 400 || (status === "503" && !problem)) continue;
      expect(problem?.schema).toEqual({ $ref: "#/components/schemas/Problem" });
      const examples = Object.entries(problem?.examples ?? {});
      expect(examples.length).toBeGreaterThan(0);
      for (const [code, { value }] of examples) {
        expect(value).toMatchObject({ code, status: Number(status), type: `/problems/${code}` });
        expect(description).toContain(`\`${code}\``);
      }
    }
  });

  test("has named schemas for requests and responses", () => {
    for (const [media, { schema }] of mediaTypes) expect(schema.$ref, media).toBeDefined();
  });

  test("has one successful response, 202 besides it if a login can require another proof, and 204 if there can be no session", () => {
    const successes = Object.keys(responses).filter((status) => status < "300");
    const pending = "#/components/schemas/PendingLogIn";
    const isPending = responses["202"]?.content?.["application/json"]?.schema.$ref === pending;
    // A login by a mailed code begins with a challenge always.
    const canSignIn = isPending && operationId !== "requestEmailCode";
    const hasTwo = canSignIn || operationId === "refreshSession";
    expect(successes).toHaveLength(hasTwo ? 2 : 1);
  });

  test("has an example of each parameter and of each successful response, which matches the schema", () => {
    for (const parameter of operation.parameters ?? []) {
      const name = parameter.$ref?.split("/").at(-1) ?? "";
      const { schema, example } = parameter.$ref ? (parameters[name] as Parameter) : parameter;
      const shown = example ?? schema.example ?? schema.examples?.[0] ?? examplesOf(schema)[0];
      expect(shown, parameter.name ?? name).toBeDefined();
      expect(faultsOf(schema, shown), parameter.name ?? name).toBe("");
    }
    for (const [status, { content = {} }] of Object.entries(responses)) {
      for (const [type, { schema, example, examples = {} }] of Object.entries(content)) {
        if (!status.startsWith("2")) continue;
        const shown = example ?? Object.values(examples)[0]?.value;
        expect(shown, `${status} ${type}`).toBeDefined();
        expect(faultsOf(schema, shown), `${status} ${type}`).toBe("");
      }
    }
  });

  test("lists the roles whose access tokens it accepts", () => {
    const listed = (operation as { "x-roles"?: string[] })["x-roles"];
    const isPublic = security.length === 0 || security.some((one) => !Object.keys(one).length);
    const least = security.flatMap(({ bearerAuth = [] }) => bearerAuth);
    if (isPublic) expect(listed).toBeUndefined();
    else if (least.every((rule) => !rule.startsWith("only:"))) expect(listed?.[0]).toBe(least[0]);
    else expect(listed).toEqual(least.map((rule) => rule.slice("only:".length)));
    if (listed) for (const role of listed) expect(Role.options).toContain(role);
  });

  test("has examples that match its schemas", () => {
    for (const [, { schema, example, examples = {} }] of mediaTypes) {
      const shown = Object.values(examples).map(({ value }) => value);
      if (example !== undefined) shown.push(example);
      if (shown.length === 0) shown.push(sampleOf(schema));
      for (const value of shown) expect(faultsOf(schema, value), JSON.stringify(value)).toBe("");
    }
  });
});

test("every event is documented as a webhook, with an example that matches its schema", () => {
  expect(Object.keys(document.webhooks)).toEqual(EventType.options);
  for (const [type, { post }] of Object.entries(document.webhooks)) {
    expect(post.operationId).toMatch(/^on[A-Z]/);
    expect(post.description, type).toMatch(/\.$/);
    const schema = post.requestBody?.content["application/cloudevents+json"]?.schema ?? {};
    const sample = sampleOf(schema);
    expect(sample).toMatchObject({ specversion: "1.0", type, data: expect.any(Object) });
    expect(faultsOf(schema, sample), type).toBe("");
  }
});

test("every example of a schema matches the schema", () => {
  const all = [...schemasWithExamples(document)];
  expect(all.length).toBeGreaterThan(20);
  for (const [place, { example, ...schema }] of all) {
    expect(faultsOf(schema, example), place).toBe("");
  }
});
