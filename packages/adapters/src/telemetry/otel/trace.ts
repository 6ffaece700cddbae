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

/** Spans by a tracer of OpenTelemetry; what is done inside another span is a part of it. */
export function createTrace(tracer: Tracer): Trace {
  const present = new AsyncLocalStorage<Context>();

  return async ({ name, kind, parent, attributes }, work) => {
    const outer = parent ? contextOf(parent) : (present.getStore() ?? ROOT_CONTEXT);
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, outer);
    const active: ActiveSpan = {
      traceparent: traceparentOf(span.spanContext()),
      describe(more, better) {
        span.setAttributes(more);
        if (better) span.updateName(better);
      },
      fail(reason) {
        span.setAttribute("error.type", reason);
        span.setStatus({ code: SpanStatusCode.ERROR });
      },
    };
    try {
      return await present.run(traceApi.setSpan(outer, span), work, active);
    } catch (error) {
      active.fail(error instanceof Error ? error.name : "unknown");
      throw error;
    } finally {
      span.end();
    }
  };
}

const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-0${traceFlags & 1}`;

/** @param parent one that was read strictly */
function contextOf(parent: string): Context {
  const [, traceId = "", spanId = "", flags = ""] = parent.split("-");
  const traceFlags = Number.parseInt(flags, 16);
  return traceApi.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
