import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, type NativeAttributeValue, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Input, Output } from "../database-client.ts";

/** The fields of an input that contain plain values. */
const plainFields = ["Key", "Item", "ExpressionAttributeValues", "ExclusiveStartKey"] as const;

type Item = Record<string, AttributeValue>;

/**
 * Returns the body of a request: the input with its plain values as attribute values, as
 * `@aws-sdk/lib-dynamodb` converts them.
 */
export function encodeInput(input: Input): string {
  const { TransactItems } = input as { TransactItems?: Record<string, Input>[] };
  const encoded = encodeFields(input);
  if (TransactItems) {
    encoded["TransactItems"] = TransactItems.map((item) =>
      Object.fromEntries(Object.entries(item).map(([kind, write]) => [kind, encodeFields(write)])),
    );
  }
  return JSON.stringify(encoded, encodeBinary);
}

function encodeFields(input: Input): Input {
  const encoded = { ...input };
  for (const field of plainFields) {
    if (input[field] === undefined) continue;
    encoded[field] = marshall(input[field] as Record<string, NativeAttributeValue>, {
      removeUndefinedValues: true,
    });
  }
  return encoded;
}

/** Encodes bytes as base64, as the protocol demands. */
function encodeBinary(this: Record<string, unknown>, key: string, value: unknown): unknown {
  // `value` is what `toJSON` of a Buffer has returned.
  const given = this[key];
  return given instanceof Uint8Array ? Buffer.from(given).toString("base64") : value;
}

/** Returns the output of a response, with its items as plain values. */
export function decodeOutput(body: string): Output {
  const output = parseAttributes(body);
  for (const field of ["Item", "Attributes", "LastEvaluatedKey"]) {
    if (output[field]) output[field] = unmarshall(output[field] as Item);
  }
  if (output["Items"])
    output["Items"] = (output["Items"] as Item[]).map((item) => unmarshall(item));
  return output;
}

/** Parses a response. An attribute with bytes is the only place of a text named `B`, or of texts named `BS`. */
export const parseAttributes = (body: string): Output =>
  body ? JSON.parse(body, /"BS?":/.test(body) ? decodeBinary : undefined) : {};

function decodeBinary(key: string, value: unknown): unknown {
  const toBytes = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
  if (key === "B" && typeof value === "string") return toBytes(value);
  if (key === "BS" && Array.isArray(value)) return value.map(toBytes);
  return value;
}
