import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

type Value = { stringValue?: string; intValue?: number | string };
type Attribute = { key: string; value: Value };
type WireSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attribute[];
  status: { code?: number };
  traceState?: string;
};
type Export = {
  resourceSpans?: { resource: Resource; scopeSpans: { spans: WireSpan[] }[] }[];
  resourceMetrics?: { resource: Resource; scopeMetrics: { metrics: { name: string }[] }[] }[];
};
type Resource = { attributes: Attribute[] };

export type Span = Omit<WireSpan, "attributes"> & { attributes: Record<string, unknown> };

const kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];

const read = (attributes: Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue } }) => [
      key,
      stringValue ?? Number(intValue),
    ]),
  );

/** What takes traces and metrics by OTLP over HTTP, in JSON; gone at the end of the test. */
export async function startOtlpDouble() {
  const received: { path: string; headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const { url: path = "", headers } = request;
    received.push({ path, headers, body: await text(request) });
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
