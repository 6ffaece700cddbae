import { AsyncLocalStorage } from "node:async_hooks";
import type { ActiveSpan, Trace } from "@latch/core";
import {
  type Context,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace as traceApi,
} from "@opentelemetry/api";

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/**
 * Creates the trace port over an OpenTelemetry tracer. A span that starts inside another span is
 * its child.
 */
export function createTrace(tracer: Tracer): Trace {
  const contexts = new AsyncLocalStorage<Context>();

  return async ({ name, kind, parent, attributes }, work) => {
    const outer = parent ? parseContext(parent) : (contexts.getStore() ?? ROOT_CONTEXT);
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, outer);
    const active: ActiveSpan = {
      traceparent: formatTraceparent(span.spanContext()),
      describe(extraAttributes, newName) {
        span.setAttributes(extraAttributes);
        if (newName) span.updateName(newName);
      },
      fail(reason) {
        span.setAttribute("error.type", reason);
        span.setStatus({ code: SpanStatusCode.ERROR });
      },
    };
    try {
      return await contexts.run(traceApi.setSpan(outer, span), work, active);
    } catch (error) {
      active.fail(error instanceof Error ? error.name : "unknown");
      throw error;
    } finally {
      span.end();
    }
  };
}

const formatTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-0${traceFlags & 1}`;

/**
 * Parses a traceparent.
 * @param parent a validated traceparent
 */
function parseContext(parent: string): Context {
  const [, traceId = "", spanId = "", flags = ""] = parent.split("-");
  const traceFlags = Number.parseInt(flags, 16);
  return traceApi.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
