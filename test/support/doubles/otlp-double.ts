import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { onTestFinished } from "vitest";

type Value = { stringValue?: string; intValue?: number };
type Attribute = { key: string; value: Value };
type WireSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attribute[];
  status: { code?: number };
};
type Export = {
  resourceSpans?: { resource: Resource; scopeSpans: { spans: WireSpan[] }[] }[];
  resourceMetrics?: { resource: Resource; scopeMetrics: { metrics: { name: string }[] }[] }[];
};
type Resource = { attributes: Attribute[] };

export type Span = Omit<WireSpan, "attributes"> & { attributes: Record<string, unknown> };

const closed = (properties: object, required: string[] = []) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const listOf = (items: object, minItems = 1) => ({ type: "array", items, minItems });
const hex = (length: number) => ({ type: "string", pattern: `^(?!0+$)[\\da-f]{${length}}$` });
const nanoseconds = { type: "string", pattern: "^\\d{19}$" };
const any = {};
const attributes = listOf(
  closed(
    {
      key: { type: "string", minLength: 1 },
      value: closed({
        stringValue: { type: "string" },
        intValue: { type: "integer" },
        arrayValue: any,
        boolValue: any,
      }),
    },
    ["key", "value"],
  ),
  0,
);
const resource = closed({ attributes, droppedAttributesCount: any, entityRefs: any }, [
  "attributes",
]);
const scope = closed({ name: { const: "latch" }, version: { type: "string" } }, ["name"]);
const spans = listOf(
  closed(
    {
      traceId: hex(32),
      spanId: hex(16),
      parentSpanId: hex(16),
      flags: { type: "integer" },
      name: { type: "string", minLength: 1 },
      kind: { type: "integer", minimum: 1, maximum: 5 },
      startTimeUnixNano: nanoseconds,
      endTimeUnixNano: nanoseconds,
      attributes,
      status: closed({ code: { enum: [0, 1, 2] } }),
      events: { type: "array", maxItems: 0 },
      links: { type: "array", maxItems: 0 },
      droppedAttributesCount: { const: 0 },
      droppedEventsCount: { const: 0 },
      droppedLinksCount: { const: 0 },
    },
    ["traceId", "spanId", "name", "kind", "startTimeUnixNano", "endTimeUnixNano"],
  ),
);
const metrics = listOf(
  closed(
    {
      name: { type: "string", pattern: "^latch\\.[a-z_]+$" },
      description: { type: "string", minLength: 1 },
      unit: { enum: ["", "s"] },
      sum: any,
      gauge: any,
      histogram: any,
    },
    ["name", "description"],
  ),
);
const ajv = new Ajv2020();

/** The schemas of the requests by opentelemetry-proto, limited to the fields that Latch sends. */
const forms: Record<string, ValidateFunction> = {
  "/v1/traces": ajv.compile(
    closed({
      resourceSpans: listOf(
        closed({ resource, scopeSpans: listOf(closed({ scope, spans })), schemaUrl: any }),
      ),
    }),
  ),
  "/v1/metrics": ajv.compile(
    closed({
      resourceMetrics: listOf(
        closed({ resource, scopeMetrics: listOf(closed({ scope, metrics }), 0), schemaUrl: any }),
      ),
    }),
  ),
};

const kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];

const read = (attributes: Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue } }) => [key, stringValue ?? intValue]),
  );

/**
 * Starts a collector of traces and metrics by OTLP over HTTP in JSON, until the end of the test.
 */
export async function startOtlpDouble() {
  const received: { path: string; headers: Record<string, unknown>; body: string }[] = [];
  const mistakes: string[] = [];
  const server = createServer(async (request, response) => {
    const { url: path = "", headers } = request;
    const body = await text(request);
    received.push({ path, headers, body });
    const form = forms[path];
    if (!form?.(JSON.parse(body))) mistakes.push(`${path}: ${ajv.errorsText(form?.errors)}`);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const exportsTo = (path: string): Export[] =>
    received.filter((one) => one.path === path).map(({ body }) => JSON.parse(body));

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** The requests that it could not parse. */
    mistakes,
    spans: (): (Span & { service: unknown; kindName: string | undefined })[] =>
      exportsTo("/v1/traces").flatMap(({ resourceSpans = [] }) =>
        resourceSpans.flatMap(({ resource, scopeSpans }) =>
          scopeSpans.flatMap(({ spans }) =>
            spans.map((span) => ({
              ...span,
              kindName: kinds[span.kind],
              attributes: read(span.attributes),
              service: read(resource.attributes)["service.name"],
            })),
          ),
        ),
      ),
    metrics: (): string[] =>
      exportsTo("/v1/metrics").flatMap(({ resourceMetrics = [] }) =>
        resourceMetrics.flatMap(({ scopeMetrics }) =>
          scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name)),
        ),
      ),
  };
}
