import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";

type Schema = Record<string, unknown>;
type Operation = {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
type Fetch = (request: Request) => Response | Promise<Response>;

const document = JSON.parse(
  readFileSync(new URL("../../openapi/openapi.json", import.meta.url), "utf8"),
) as { paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormats.default(ajv);
ajv.addFormat("password", true);
ajv.addFormat("idn-email", /^[^\s@]+@[^\s@]+$/u);
ajv.addSchema({ $id: "latch", ...closed(document) });

const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/{\w+}/g, "[^/]+")}$`),
    method: method.toUpperCase(),
    pointer: `paths/${segmentOf(path)}/${method}`,
    operation,
  })),
);

/**
 * Wraps a fetch and checks each response against openapi.json: status, media type and body, which
 * may have documented fields only. A response of no operation must be a problem.
 */
export const checkedFetch =
  (fetch: Fetch) =>
  async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const response = await fetch(request);
    await check(method, new URL(url).pathname, response.clone());
    return response;
  };

/** The pages that an app without LATCH_APP_URL serves, and their files. */
const isPage =
  /^\/(?:(?:problems|pages)(?:\/.*)?|verify-email|reset-password|accept-invitation|email-code|secure-account|undo-email-change)?$/;

async function check(method: string, path: string, response: Response): Promise<void> {
  const { status } = response;
  const media = response.headers.get("content-type")?.split(";")[0] ?? "";
  const route = routes.find(
    (candidate) => candidate.method === method && candidate.pattern.test(path),
  );
  if (path.startsWith("/docs") || method === "OPTIONS" || method === "HEAD") return;
  if (media !== "application/problem+json" && isPage.test(path)) return;
  expect(response.headers.get("x-request-id"), "every answer names its request").toBeTruthy();
  if (!route) {
    expect([status, media]).toEqual([expect.any(Number), "application/problem+json"]);
    return expectValid("components/schemas/Problem", await response.json());
  }
  const { operationId, responses } = route.operation;
  const declared = responses[status];
  expect(declared, `${operationId} does not document ${status}`).toBeDefined();
  if (!declared?.content) return expect(await response.text()).toBe("");
  expect(Object.keys(declared.content), `${operationId} ${status}`).toContain(media);
  if (!media.endsWith("json")) return expect(await response.text()).not.toBe("");
  const body = (await response.json()) as { code?: string };
  const place = `${route.pointer}/responses/${status}/content/${segmentOf(media)}/schema`;
  // Each component is compiled once.
  expectValid(declared.content[media]?.schema["$ref"]?.toString().slice(2) ?? place, body);
  if (media === "application/problem+json") {
    const description = (declared as { description?: string }).description;
    expect(description, `${operationId} does not document ${body.code}`).toContain(
      `\`${body.code}\``,
    );
  }
}

function expectValid(pointer: string, body: unknown): void {
  const validate = ajv.getSchema(`latch#/${pointer}`);
  if (!validate) throw new Error(`No schema at ${pointer}`);
  const valid = validate(body);
  expect(valid, `${JSON.stringify(body)}: ${ajv.errorsText(validate.errors)}`).toBe(true);
}

function segmentOf(segment: string): string {
  return encodeURIComponent(segment.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** Returns the document with every object closed, so that an undocumented field is an error. */
function closed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(closed) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy: Schema = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, closed(inner)]),
  );
  if (copy["type"] === "object" && copy["properties"] && !("additionalProperties" in copy)) {
    copy["additionalProperties"] = false;
  }
  return copy as T;
}
