/** How a message of SNS or SQS says which trace it belongs to. */
export const traceAttribute = (
  traceparent: string | undefined,
): Record<string, { DataType: string; StringValue: string }> =>
  traceparent === undefined
    ? {}
    : { traceparent: { DataType: "String", StringValue: traceparent } };
