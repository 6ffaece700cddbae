/** Returns the attribute of an SNS or SQS message that contains its trace context. */
export const traceAttribute = (
  traceparent: string | undefined,
): Record<string, { DataType: string; StringValue: string }> =>
  traceparent === undefined
    ? {}
    : { traceparent: { DataType: "String", StringValue: traceparent } };
