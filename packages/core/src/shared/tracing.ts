/** The start of a span. */
export type SpanStart = {
  name: string;
  kind: "server" | "client" | "producer" | "consumer";
  /** The `traceparent` of a remote caller; without it, the active span is the parent. */
  parent?: string;
  attributes?: SpanAttributes;
};

/** Attributes of a span. They contain no client input except ids and request paths. */
type SpanAttributes = Record<string, string | number | undefined>;

/** A span that has started and has not ended. */
export type ActiveSpan = {
  /** The `traceparent` for requests that the work sends. */
  traceparent: string;
  /** Adds attributes, and replaces the name if there is one. */
  describe(attributes: SpanAttributes, name?: string): void;
  /**
   * Marks the span as failed.
   * @param reason the name or the code of an error, never its message
   */
  fail(reason: string): void;
};

/**
 * Runs `work` in a span and ends the span when the promise settles. Spans that `work` starts are its
 * children. An error that `work` throws marks the span as failed.
 */
export type Trace = <T>(start: SpanStart, work: (span: ActiveSpan) => Promise<T>) => Promise<T>;
