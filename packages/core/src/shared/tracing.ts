/** Something that is about to be done, as a trace tells of it. */
export type SpanStart = {
  name: string;
  kind: "server" | "client" | "producer" | "consumer";
  /** The `traceparent` of who asked for it from outside; else it is a part of what is being done here. */
  parent?: string;
  attributes?: SpanAttributes;
};

/** Never what somebody sent, but for ids and the paths of requests. */
type SpanAttributes = Record<string, string | number | undefined>;

/** What is known of it while it is being done. */
export type ActiveSpan = {
  /** For what it asks of others. */
  traceparent: string;
  describe(attributes: SpanAttributes, name?: string): void;
  /** @param reason the name or the code of an error, never its message */
  fail(reason: string): void;
};

/**
 * Does `work` at once, and tells when it began, when it was over and what else was done meanwhile. Who
 * throws has failed.
 */
export type Trace = <T>(start: SpanStart, work: (span: ActiveSpan) => Promise<T>) => Promise<T>;
