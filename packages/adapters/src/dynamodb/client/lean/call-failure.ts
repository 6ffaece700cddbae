import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { parseAttributes } from "./attribute-values.ts";
import type { Response } from "./post.ts";

/** An error that DynamoDB returned, with the fields of the SDK's exception of the same name. */
export type CallFailure = Omit<Error, "cause"> & {
  $fault: "client" | "server";
  $metadata: { httpStatusCode: number; requestId?: string; clockSkewCorrected?: true };
  Item?: Record<string, AttributeValue>;
  CancellationReasons?: { Code?: string; Item?: Record<string, AttributeValue> }[];
};

/**
 * Returns whether an error is the result of a condition that was false, or of a transaction that was cancelled. It is
 * neither retried nor caused by a clock.
 */
export const isOrdinary = (error: unknown): boolean =>
  error instanceof Error &&
  ["ConditionalCheckFailedException", "TransactionCanceledException"].includes(error.name);

/** Returns the error of a response. Its name is the one of the SDK's exception. */
export function toCallFailure({ status, headers, body }: Response): CallFailure {
  const { __type, message, Message, ...fields } = parseBody(body);
  // The type is a shape id, such as `com.amazonaws.dynamodb.v20120810#ThrottlingException`.
  const type = /([^#:]+)(?::.*)?$/.exec(String(__type ?? headers["x-amzn-errortype"] ?? ""));
  return Object.assign(new Error(String(message ?? Message ?? `DynamoDB answered ${status}`)), {
    ...fields,
    name: type?.[1] ?? "UnknownError",
    $fault: status < 500 ? ("client" as const) : ("server" as const),
    $metadata: { httpStatusCode: status, requestId: String(headers["x-amzn-requestid"] ?? "") },
  });
}

/** Parses the body of an error. A proxy may answer with a page, which is no JSON. */
function parseBody(body: string): Record<string, unknown> {
  try {
    return parseAttributes(body);
  } catch {
    return {};
  }
}
